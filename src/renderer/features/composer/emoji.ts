/** Emoji that service talk uses, with words to find them by in the three languages of the screens. */
export interface Emoji {
  sign: string
  words: string
}

const table = `🙂 smile friendly 微笑 ابتسامة
😊 happy blush 开心 سعيد
😀 grin 笑 ضحكة
😄 laugh joy 大笑 فرح
😅 relief sweat 尴尬 ارتياح
😂 tears laugh 笑哭 دموع
🤣 rolling laugh 爆笑 ضحك
😉 wink 眨眼 غمزة
😍 love eyes 喜爱 إعجاب
🥰 adore hearts 爱慕 حب
😘 kiss 亲吻 قبلة
😎 cool sunglasses 酷 رائع
🤗 hug 拥抱 عناق
🤔 think wonder 思考 تفكير
😐 neutral 无语 محايد
😌 relieved calm 安心 هدوء
😬 grimace awkward 尴尬 محرج
😕 confused 困惑 حيرة
🙁 sad frown 难过 حزين
😢 cry tear 哭 بكاء
😭 sob 大哭 نحيب
😟 worried 担心 قلق
😮 surprised wow 惊讶 دهشة
😱 shock scream 震惊 صدمة
😡 angry 生气 غضب
😤 upset huff 不满 استياء
😴 sleep 睡觉 نوم
🤒 ill sick 生病 مرض
🥳 party celebrate 庆祝 احتفال
🙏 please thanks pray 感谢 شكرا
👍 thumbs up good yes 好 جيد
👎 thumbs down bad no 差 سيئ
👌 okay 可以 حسنا
👏 applause clap 鼓掌 تصفيق
🙌 hooray hands 太好了 مرحى
💪 strong 加油 قوة
🤝 handshake deal 握手 اتفاق
👋 wave hello bye 你好 مرحبا
✌️ peace victory 胜利 سلام
🤞 luck fingers 好运 حظ
👀 eyes look 看 نظر
✍️ write sign 写 كتابة
❤️ heart red love 爱心 قلب
🧡 heart orange 橙心 قلب
💛 heart yellow 黄心 قلب
💚 heart green 绿心 قلب
💙 heart blue 蓝心 قلب
💜 heart purple 紫心 قلب
🖤 heart black 黑心 قلب
💔 broken heart 心碎 كسر
✨ sparkles 闪亮 بريق
⭐ star rating 星 نجمة
🌟 star glow 闪星 نجم
🎉 party tada 庆祝 احتفال
🎁 gift present 礼物 هدية
🎂 cake birthday 生日 ميلاد
🌹 rose flower 玫瑰 وردة
🌸 blossom cherry 樱花 زهرة
🌈 rainbow 彩虹 قوس
☀️ sun 太阳 شمس
🌧️ rain 雨 مطر
❄️ snow cold 雪 ثلج
🔥 fire hot 火 نار
💯 hundred perfect 满分 مئة
✅ check done yes 完成 تم
❌ cross no wrong 错误 خطأ
❓ question 问题 سؤال
❗ important exclamation 重要 مهم
⚠️ warning 警告 تحذير
ℹ️ information 信息 معلومة
⏰ alarm time 闹钟 منبه
⏳ wait hourglass 等待 انتظار
📅 date calendar 日期 تاريخ
📦 parcel box package 包裹 طرد
🚚 truck delivery shipping 送货 توصيل
✈️ plane air 飞机 طائرة
🚢 ship sea 船 سفينة
📍 place pin address 地点 موقع
🏠 home house 家 منزل
🏬 shop store 商店 متجر
🛒 cart basket 购物车 سلة
🛍️ shopping bags 购物 تسوق
💳 card payment 银行卡 بطاقة
💶 euro money 欧元 يورو
💵 dollar money 美元 دولار
💰 money refund 退款 مال
🧾 receipt invoice 收据 فاتورة
🔁 exchange return 换货 تبديل
↩️ return back 退回 إرجاع
📷 camera photo 照片 صورة
📎 attachment clip 附件 مرفق
✉️ mail letter 邮件 بريد
📞 phone call 电话 هاتف
📱 mobile phone 手机 جوال
💻 computer laptop 电脑 حاسوب
🔋 battery 电池 بطارية
🔌 plug charger 充电器 شاحن
🎧 headphones 耳机 سماعة
👕 shirt clothes 衣服 قميص
👟 shoe 鞋 حذاء
🧥 jacket coat 外套 معطف
📏 size ruler 尺码 مقاس
🧴 cream lotion 护肤 كريم
💄 lipstick cosmetics 口红 مكياج
🎒 backpack 背包 حقيبة
⛺ tent 帐篷 خيمة
☕ coffee 咖啡 قهوة
🍵 tea 茶 شاي`

export const emoji: readonly Emoji[] = table.split('\n').map((line) => {
  const at = line.indexOf(' ')
  return { sign: line.slice(0, at), words: line.slice(at + 1).toLowerCase() }
})

/** Emoji whose words begin with each of the words searched (in Chinese: contain them). */
export const findEmoji = (search: string): readonly Emoji[] => {
  const wanted = search.trim().toLowerCase().split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return emoji
  return emoji.filter(({ words, sign }) => wanted.every((word) => sign === word || words.split(' ').some((one) => begins(one, word))))
}
const begins = (one: string, word: string): boolean => (/\p{Script=Han}/u.test(word) ? one.includes(word) : one.startsWith(word))
