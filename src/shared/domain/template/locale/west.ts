/** Manners of the languages in Latin script. */
import type { Manners } from './types'

const CHICAGO = 'The Chicago Manual of Style, 10.16: social titles'
const OXFORD = 'New Oxford Style Manual, letters: salutations and closings'
const PRACTICE = 'Practice of the trade'
const DIN = 'DIN 5008 (letters and e-mail): Anrede, Grußformel'
const DUDEN = 'Duden, Briefe und E-Mails: Anrede'
const DUDEN_NEUTRAL = 'Duden, Richtig gendern: Anrede mit Vor- und Nachnamen'
const ROBERT = 'Le Robert, La correspondance: formules'
const OQLF = 'OQLF, Vitrine linguistique: formules d’appel et de salutation'
const RAE = 'RAE/ASALE, Ortografía de la lengua española (2010): saludos de cartas, coma del vocativo'
const FUNDEU = 'FundéuRAE: buenos días, buenas tardes, buenas noches'
const MANUAL = 'Manual de Redação da Presidência da República, 3.ª ed.: vocativo e fecho'
const CUNHA = 'Cunha/Cintra, Nova gramática do português contemporâneo: tratamento'
const TRECCANI = 'Treccani, Enciclopedia dell’Italiano: allocutivi; formule di apertura e chiusura'
const PWN = 'Poradnia językowa PWN: formy adresatywne w korespondencji'
const ICES = 'Magyar Nyelvstratégiai / Osiris Helyesírás: megszólítás levélben'
const CLDR_HU = 'Unicode CLDR, personNames hu: surname first'
const TAAL = 'Taaladvies.net: aanhef en slotformule; hoofdletter in voorvoegsels'

export const west: readonly Manners[] = [
  {
    language: 'en',
    register: 'polite',
    salutation: [
      { register: 'familiar', text: 'Hi {first},', source: PRACTICE },
      { register: 'familiar', text: 'Hi there,', source: PRACTICE },
      { register: 'humble', gender: 'female', countries: ['GB', 'IE', 'AU', 'NZ', 'ZA', 'IN'], text: 'Dear Ms {last},', source: OXFORD },
      { register: 'humble', gender: 'male', countries: ['GB', 'IE', 'AU', 'NZ', 'ZA', 'IN'], text: 'Dear Mr {last},', source: OXFORD },
      { register: 'humble', gender: 'female', text: 'Dear Ms. {last},', source: CHICAGO },
      { register: 'humble', gender: 'male', text: 'Dear Mr. {last},', source: CHICAGO },
      { register: 'humble', text: 'Dear {full},', source: OXFORD },
      { register: 'humble', text: 'Dear customer,', source: OXFORD },
      { hours: [5, 12], text: 'Good morning {first},', source: PRACTICE },
      { hours: [12, 18], text: 'Good afternoon {first},', source: PRACTICE },
      { hours: [18, 24], text: 'Good evening {first},', source: PRACTICE },
      { text: 'Hello {first},', source: PRACTICE },
      { text: 'Hello {full},', source: PRACTICE },
      { text: 'Hello,', source: PRACTICE },
    ],
    closing: [
      { register: 'familiar', text: 'Best,\n{agent}', source: PRACTICE },
      { register: 'humble', text: 'Yours sincerely,\n{agent}', source: OXFORD },
      { text: 'Kind regards,\n{agent}', source: OXFORD },
    ],
    formal: [
      { gender: 'female', countries: ['GB', 'IE', 'AU', 'NZ', 'ZA', 'IN'], text: 'Ms {last}', source: OXFORD },
      { gender: 'male', countries: ['GB', 'IE', 'AU', 'NZ', 'ZA', 'IN'], text: 'Mr {last}', source: OXFORD },
      { gender: 'female', text: 'Ms. {last}', source: CHICAGO },
      { gender: 'male', text: 'Mr. {last}', source: CHICAGO },
      { text: '{full}', source: CHICAGO },
    ],
  },
  {
    language: 'de',
    register: 'polite',
    salutation: [
      { register: 'familiar', text: 'Hallo {first},', source: DUDEN },
      { register: 'familiar', text: 'Hallo,', source: DUDEN },
      {
        register: 'humble',
        gender: 'female',
        countries: ['CH', 'LI'],
        text: 'Sehr geehrte Frau {last}',
        source: 'Schweizerische Bundeskanzlei, Schreibweisungen: Anrede ohne Komma',
      },
      {
        register: 'humble',
        gender: 'male',
        countries: ['CH', 'LI'],
        text: 'Sehr geehrter Herr {last}',
        source: 'Schweizerische Bundeskanzlei, Schreibweisungen: Anrede ohne Komma',
      },
      { register: 'humble', gender: 'female', text: 'Sehr geehrte Frau {last},', source: DIN },
      { register: 'humble', gender: 'male', text: 'Sehr geehrter Herr {last},', source: DIN },
      { register: 'humble', text: 'Guten Tag {full},', source: DUDEN_NEUTRAL },
      { register: 'humble', text: 'Sehr geehrte Damen und Herren,', source: DIN },
      { hours: [18, 24], gender: 'female', text: 'Guten Abend Frau {last},', source: DUDEN },
      { hours: [18, 24], gender: 'male', text: 'Guten Abend Herr {last},', source: DUDEN },
      { hours: [18, 24], text: 'Guten Abend {full},', source: DUDEN_NEUTRAL },
      { gender: 'female', text: 'Guten Tag Frau {last},', source: DIN },
      { gender: 'male', text: 'Guten Tag Herr {last},', source: DIN },
      { text: 'Guten Tag {full},', source: DUDEN_NEUTRAL },
      { text: 'Guten Tag,', source: DIN },
    ],
    closing: [
      {
        register: 'familiar',
        countries: ['CH', 'LI'],
        text: 'Liebe Grüsse\n{agent}',
        source: 'Schweizerische Bundeskanzlei, Rechtschreibung: ss statt ß',
      },
      { register: 'familiar', text: 'Viele Grüße\n{agent}', source: DUDEN },
      {
        countries: ['CH', 'LI'],
        text: 'Freundliche Grüsse\n{agent}',
        source: 'Schweizerische Bundeskanzlei, Schreibweisungen: Grussformel',
      },
      { text: 'Mit freundlichen Grüßen\n{agent}', source: DIN },
    ],
    formal: [
      { gender: 'female', text: 'Frau {last}', source: DUDEN },
      { gender: 'male', text: 'Herr {last}', source: DUDEN },
      { text: '{full}', source: DUDEN_NEUTRAL },
    ],
  },
  {
    language: 'fr',
    register: 'polite',
    salutation: [
      { register: 'familiar', text: 'Bonjour {first},', source: ROBERT },
      { register: 'humble', gender: 'female', text: 'Madame,', source: ROBERT },
      { register: 'humble', gender: 'male', text: 'Monsieur,', source: ROBERT },
      { register: 'humble', text: 'Madame, Monsieur,', source: ROBERT },
      { hours: [18, 24], gender: 'female', text: 'Bonsoir Madame {last},', source: OQLF },
      { hours: [18, 24], gender: 'male', text: 'Bonsoir Monsieur {last},', source: OQLF },
      { hours: [18, 24], text: 'Bonsoir {full},', source: OQLF },
      { hours: [18, 24], text: 'Bonsoir,', source: OQLF },
      { gender: 'female', text: 'Bonjour Madame {last},', source: OQLF },
      { gender: 'male', text: 'Bonjour Monsieur {last},', source: OQLF },
      { text: 'Bonjour {full},', source: OQLF },
      { text: 'Bonjour,', source: OQLF },
    ],
    closing: [
      { register: 'familiar', text: 'À bientôt,\n{agent}', source: ROBERT },
      {
        register: 'humble',
        gender: 'female',
        text: 'Je vous prie d’agréer, Madame, l’expression de mes salutations distinguées.\n{agent}',
        source: ROBERT,
      },
      {
        register: 'humble',
        gender: 'male',
        text: 'Je vous prie d’agréer, Monsieur, l’expression de mes salutations distinguées.\n{agent}',
        source: ROBERT,
      },
      {
        register: 'humble',
        text: 'Je vous prie d’agréer, Madame, Monsieur, l’expression de mes salutations distinguées.\n{agent}',
        source: ROBERT,
      },
      { text: 'Cordialement,\n{agent}', source: OQLF },
    ],
    formal: [
      { gender: 'female', text: 'Madame {last}', source: OQLF },
      { gender: 'male', text: 'Monsieur {last}', source: OQLF },
      { text: '{full}', source: OQLF },
    ],
  },
  {
    language: 'es',
    register: 'polite',
    salutation: [
      { register: 'familiar', text: 'Hola, {first}:', source: RAE },
      { register: 'familiar', text: 'Hola:', source: RAE },
      { register: 'humble', gender: 'female', text: 'Estimada Sra. {last}:', source: RAE },
      { register: 'humble', gender: 'male', text: 'Estimado Sr. {last}:', source: RAE },
      { hours: [5, 12], text: 'Buenos días, {full}:', source: FUNDEU },
      { hours: [12, 20], text: 'Buenas tardes, {full}:', source: FUNDEU },
      { hours: [20, 5], text: 'Buenas noches, {full}:', source: FUNDEU },
      { hours: [5, 12], text: 'Buenos días:', source: FUNDEU },
      { hours: [12, 20], text: 'Buenas tardes:', source: FUNDEU },
      { hours: [20, 5], text: 'Buenas noches:', source: FUNDEU },
      { text: 'Hola, {full}:', source: RAE },
      { text: 'Hola:', source: RAE },
    ],
    closing: [
      { register: 'familiar', text: 'Un saludo,\n{agent}', source: RAE },
      { register: 'humble', text: 'Atentamente,\n{agent}', source: RAE },
      { text: 'Saludos cordiales,\n{agent}', source: RAE },
    ],
    formal: [
      { gender: 'female', text: 'Sra. {last}', source: RAE },
      { gender: 'male', text: 'Sr. {last}', source: RAE },
      { text: '{full}', source: RAE },
    ],
  },
  {
    language: 'pt',
    register: 'polite',
    salutation: [
      { register: 'familiar', text: 'Oi, {first}!', source: CUNHA },
      { register: 'familiar', text: 'Oi!', source: CUNHA },
      { register: 'humble', gender: 'female', text: 'Prezada Sra. {last},', source: MANUAL },
      { register: 'humble', gender: 'male', text: 'Prezado Sr. {last},', source: MANUAL },
      { hours: [5, 12], text: 'Bom dia, {first}!', source: CUNHA },
      { hours: [12, 18], text: 'Boa tarde, {first}!', source: CUNHA },
      { hours: [18, 5], text: 'Boa noite, {first}!', source: CUNHA },
      { text: 'Olá, {first}!', source: CUNHA },
      { text: 'Olá, {full}!', source: CUNHA },
      { text: 'Olá!', source: CUNHA },
    ],
    closing: [
      { register: 'familiar', text: 'Um abraço,\n{agent}', source: PRACTICE },
      { text: 'Atenciosamente,\n{agent}', source: MANUAL },
    ],
    formal: [
      { gender: 'female', text: 'Sra. {last}', source: MANUAL },
      { gender: 'male', text: 'Sr. {last}', source: MANUAL },
      { text: '{full}', source: CUNHA },
    ],
  },
  {
    language: 'it',
    register: 'polite',
    salutation: [
      { register: 'familiar', text: 'Ciao {first},', source: TRECCANI },
      { register: 'familiar', text: 'Ciao,', source: TRECCANI },
      { register: 'humble', gender: 'female', text: 'Gentile Sig.ra {last},', source: TRECCANI },
      { register: 'humble', gender: 'male', text: 'Gentile Sig. {last},', source: TRECCANI },
      { register: 'humble', text: 'Gentile {full},', source: TRECCANI },
      { register: 'humble', text: 'Gentile cliente,', source: TRECCANI },
      { hours: [17, 24], gender: 'female', text: 'Buonasera Sig.ra {last},', source: TRECCANI },
      { hours: [17, 24], gender: 'male', text: 'Buonasera Sig. {last},', source: TRECCANI },
      { hours: [17, 24], text: 'Buonasera {full},', source: TRECCANI },
      { hours: [17, 24], text: 'Buonasera,', source: TRECCANI },
      { gender: 'female', text: 'Buongiorno Sig.ra {last},', source: TRECCANI },
      { gender: 'male', text: 'Buongiorno Sig. {last},', source: TRECCANI },
      { text: 'Buongiorno {full},', source: TRECCANI },
      { text: 'Buongiorno,', source: TRECCANI },
    ],
    closing: [
      { register: 'familiar', text: 'Un saluto,\n{agent}', source: TRECCANI },
      { register: 'humble', text: 'Distinti saluti,\n{agent}', source: TRECCANI },
      { text: 'Cordiali saluti,\n{agent}', source: TRECCANI },
    ],
    formal: [
      { gender: 'female', text: 'Sig.ra {last}', source: TRECCANI },
      { gender: 'male', text: 'Sig. {last}', source: TRECCANI },
      { text: '{full}', source: TRECCANI },
    ],
  },
  {
    language: 'pl',
    register: 'polite',
    // A name would stand in the vocative, which is not to be had from a name alone: letters greet without it.
    salutation: [
      { register: 'familiar', text: 'Cześć,', source: PWN },
      { register: 'humble', gender: 'female', text: 'Szanowna Pani,', source: PWN },
      { register: 'humble', gender: 'male', text: 'Szanowny Panie,', source: PWN },
      { register: 'humble', text: 'Szanowni Państwo,', source: PWN },
      { hours: [18, 24], text: 'Dobry wieczór,', source: PWN },
      { text: 'Dzień dobry,', source: PWN },
    ],
    closing: [
      { register: 'familiar', text: 'Pozdrawiam\n{agent}', source: PWN },
      { register: 'humble', text: 'Z wyrazami szacunku\n{agent}', source: PWN },
      { text: 'Z poważaniem\n{agent}', source: PWN },
    ],
    formal: [
      { gender: 'female', text: 'Pani', source: PWN },
      { gender: 'male', text: 'Pan', source: PWN },
      { text: 'Państwo', source: PWN },
    ],
  },
  {
    language: 'hu',
    register: 'polite',
    familyFirst: { countries: ['HU'], joined: false, source: CLDR_HU },
    salutation: [
      { register: 'familiar', text: 'Kedves {first}!', source: ICES },
      { register: 'familiar', text: 'Szia!', source: ICES },
      { text: 'Tisztelt {full}!', source: ICES },
      { text: 'Tisztelt Ügyfelünk!', source: ICES },
    ],
    closing: [
      { register: 'familiar', text: 'Szép napot kívánok!\n{agent}', source: ICES },
      { register: 'humble', text: 'Tisztelettel:\n{agent}', source: ICES },
      { text: 'Üdvözlettel:\n{agent}', source: ICES },
    ],
    formal: [{ text: '{full}', source: ICES }],
  },
  {
    language: 'nl',
    register: 'polite',
    salutation: [
      { register: 'familiar', text: 'Hoi {first},', source: PRACTICE },
      { register: 'familiar', text: 'Hoi,', source: PRACTICE },
      { register: 'humble', gender: 'female', text: 'Geachte mevrouw {Last},', source: TAAL },
      { register: 'humble', gender: 'male', text: 'Geachte heer {Last},', source: TAAL },
      { register: 'humble', text: 'Geachte {full},', source: TAAL },
      { register: 'humble', text: 'Geachte heer, mevrouw,', source: TAAL },
      { hours: [6, 12], text: 'Goedemorgen {first},', source: TAAL },
      { hours: [12, 18], text: 'Goedemiddag {first},', source: TAAL },
      { hours: [18, 24], text: 'Goedenavond {first},', source: TAAL },
      { text: 'Beste {first},', source: TAAL },
      { text: 'Beste {full},', source: TAAL },
      { text: 'Beste klant,', source: TAAL },
    ],
    closing: [
      { register: 'familiar', text: 'Groeten,\n{agent}', source: TAAL },
      { register: 'humble', text: 'Hoogachtend,\n{agent}', source: TAAL },
      { text: 'Met vriendelijke groet,\n{agent}', source: TAAL },
    ],
    formal: [
      { gender: 'female', text: 'mevrouw {Last}', source: TAAL },
      { gender: 'male', text: 'meneer {Last}', source: TAAL },
      { text: '{full}', source: TAAL },
    ],
  },
]
