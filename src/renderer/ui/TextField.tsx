import { useState } from 'react'
import { FieldError, Input, Label, type TextFieldProps as RacProps, TextField as RacTextField, Text, TextArea } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { IconButton } from './Button'
import styles from './Field.module.css'
import rowStyles from './TextField.module.css'

export interface TextFieldProps extends Omit<RacProps, 'className' | 'style' | 'children'> {
  label: string
  hideLabel?: boolean
  hint?: string | undefined
  error?: string | undefined
  placeholder?: string | undefined
  multiline?: boolean
  rows?: number
}

/** One field with label, hint and error; secrets (`type="password"`) get a button that shows them. */
export function TextField({ label, hideLabel, hint, error, placeholder, multiline, rows, type, ...rest }: TextFieldProps) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(false)
  const secret = type === 'password'
  return (
    // Validation in words only: with the browser's own, a field that was told «wrong» keeps its form from being sent again.
    <RacTextField
      validationBehavior="aria"
      {...rest}
      type={secret && shown ? 'text' : type}
      isInvalid={Boolean(error)}
      className={styles.field ?? ''}
    >
      <Label className={hideLabel ? 'visuallyHidden' : (styles.label ?? '')}>{label}</Label>
      {multiline ? (
        <TextArea className={styles.input ?? ''} placeholder={placeholder} rows={rows} dir="auto" />
      ) : (
        <div className={rowStyles.row}>
          <Input
            className={styles.input ?? ''}
            placeholder={placeholder}
            dir={type === 'url' || type === 'email' ? 'ltr' : 'auto'}
            spellCheck={false}
          />
          {secret ? (
            <IconButton
              icon={shown ? 'eyeOff' : 'eye'}
              label={shown ? t('common.hideSecret') : t('common.showSecret')}
              onPress={() => setShown(!shown)}
            />
          ) : null}
        </div>
      )}
      {hint ? (
        <Text slot="description" className={styles.hint ?? ''}>
          {hint}
        </Text>
      ) : null}
      <FieldError className={styles.error ?? ''}>{error}</FieldError>
    </RacTextField>
  )
}
