"""Every text of the room's pages in English, Chinese and French: one table, three columns.

Owner: the room's pages; pure. A key that a page asks for and that is not here is an error, and a test walks through
all pages in all languages. `{name}` parts are filled in and escaped by the page.
"""

from __future__ import annotations

from producer.room.staffwords import STAFF

LANGUAGES = ("en", "zh", "fr")
NAMES = {"en": "English", "zh": "中文", "fr": "Français"}
_WORDS: dict[str, tuple[str, str, str]] = {
    "language": ("Language", "语言", "Langue"),
    "skip": ("Skip to content", "跳到正文", "Aller au contenu"),
    "home": ("Start", "首页", "Accueil"),
    "welcome": (
        "Live surgery for registered medical professionals",
        "面向注册医务人员的手术直播",
        "Chirurgie en direct pour professionnels de santé inscrits",
    ),
    "welcome_text": (
        "Only people whose registration the hospital's staff have reviewed may look on. There is nothing to buy here.",
        "只有经医院工作人员审核登记的人员方可观看。本平台不含任何商业内容。",
        "Seules les personnes dont l'inscription a été vérifiée par l'hôpital peuvent regarder. Rien n'est à vendre.",
    ),
    "register": ("Register", "登记", "S'inscrire"),
    "sign_in": ("Sign in", "登录", "Se connecter"),
    "sign_out": ("Sign out", "退出", "Se déconnecter"),
    "mail": ("E-mail address", "电子邮箱", "Adresse e-mail"),
    "password": ("Password", "密码", "Mot de passe"),
    "password_rule": (
        "10 to 200 characters. A sentence is a good password.",
        "10 至 200 个字符。一句话就是好密码。",
        "De 10 à 200 caractères. Une phrase est un bon mot de passe.",
    ),
    "name": ("Full name", "姓名", "Nom complet"),
    "hospital": ("Hospital or institution", "医院或机构", "Hôpital ou établissement"),
    "licence": ("Licence number", "执业证书编号", "Numéro d'ordre ou de licence"),
    "specialty": ("Specialty", "专业", "Spécialité"),
    "accept": (
        "I accept the terms: no recording, no redistribution, professional secrecy.",
        "我接受条款：不录制、不传播、遵守职业保密义务。",
        "J'accepte les conditions : ni enregistrement, ni rediffusion, secret professionnel.",
    ),
    "terms": ("Terms", "使用条款", "Conditions"),
    "terms_1": (
        "No recording: you do not film, photograph, capture or store any part of the picture or sound.",
        "不录制：不得拍摄、截图、录屏或保存画面与声音的任何部分。",
        "Pas d'enregistrement : vous ne filmez, ne photographiez et ne conservez aucune partie de l'image ou du son.",
    ),
    "terms_2": (
        "No redistribution: you do not show, send or publish it to anybody, and you do not share your account.",
        "不传播：不得向任何人展示、发送或发布，也不得共享账号。",
        "Pas de rediffusion : vous ne le montrez, n'envoyez ni ne publiez à personne et ne partagez pas votre compte.",
    ),
    "terms_3": (
        "Professional secrecy: what you see and hear about a patient is covered by it, as at the bedside.",
        "职业保密：您所见所闻的患者信息，与床旁诊疗同样受职业保密义务约束。",
        "Secret professionnel : ce que vous voyez et entendez d'un patient y est soumis, comme à son chevet.",
    ),
    "terms_4": (
        "Your name moves visibly across the picture. Access can be withdrawn at any time.",
        "您的姓名会以可见水印在画面上移动。访问权限可随时被撤销。",
        "Votre nom se déplace visiblement sur l'image. L'accès peut être retiré à tout moment.",
    ),
    "terms_5": (
        "What you enter when you register is stored encrypted by the hospital and used for review only.",
        "您登记时填写的信息由医院加密保存，仅用于审核。",
        "Vos données d'inscription sont conservées chiffrées par l'hôpital et ne servent qu'à la vérification.",
    ),
    "send": ("Send", "提交", "Envoyer"),
    "registered": ("Thank you", "谢谢", "Merci"),
    "registered_text": (
        "If this address had no account yet, staff will now review your registration. Sign in to see how it stands.",
        "如果该邮箱此前没有账号，工作人员将审核您的登记。登录即可查看进度。",
        "Si cette adresse n'avait pas encore de compte, le personnel vérifie maintenant votre inscription. "
        "Connectez-vous pour en suivre l'état.",
    ),
    "wrong_fields": (
        "Please check what is marked.",
        "请检查标出的内容。",
        "Veuillez vérifier les champs signalés.",
    ),
    "wrong_field": ("Missing or not usable.", "缺失或不可用。", "Manquant ou inutilisable."),
    "must_accept": (
        "Without the terms nobody can enter.",
        "不接受条款无法进入。",
        "Sans les conditions, personne n'entre.",
    ),
    "wrong_sign_in": (
        "That address and password do not belong together.",
        "邮箱与密码不匹配。",
        "Cette adresse et ce mot de passe ne vont pas ensemble.",
    ),
    "too_often": (
        "Too many tries. Wait a minute and try again.",
        "尝试次数过多，请一分钟后再试。",
        "Trop d'essais. Attendez une minute et réessayez.",
    ),
    "busy": (
        "Very many people are signing in. Try again in a moment.",
        "登录人数很多，请稍后再试。",
        "Beaucoup de personnes se connectent. Réessayez dans un instant.",
    ),
    "form_old": (
        "The form was too old. Please send it once more.",
        "表单已过期，请再次提交。",
        "Le formulaire était trop ancien. Veuillez l'envoyer à nouveau.",
    ),
    "state_waiting": (
        "Staff have not reviewed your registration yet. Look in again a little later.",
        "工作人员尚未审核您的登记，请稍后再来。",
        "Le personnel n'a pas encore vérifié votre inscription. Revenez un peu plus tard.",
    ),
    "state_refused": (
        "Your registration was not accepted.",
        "您的登记未获通过。",
        "Votre inscription n'a pas été acceptée.",
    ),
    "state_revoked": ("Your access was withdrawn.", "您的访问权限已被撤销。", "Votre accès a été retiré."),
    "state_unlisted": (
        "Your account is approved, but staff have not put you on the list of this broadcast. Ask whoever invited you.",
        "您的账号已通过审核，但尚未列入本场直播名单。请联系邀请您的人。",
        "Votre compte est accepté, mais vous n'êtes pas sur la liste de cette diffusion. Demandez à qui vous a invité.",
    ),
    "reason": ("Reason", "原因", "Motif"),
    "invited": ("You are invited", "您已受邀", "Vous êtes invité"),
    "invited_text": (
        "This link lets you onto the list of this broadcast. Register, or sign in if you have an account.",
        "此链接可将您列入本场直播名单。请登记；如已有账号，请登录。",
        "Ce lien vous place sur la liste de cette diffusion. Inscrivez-vous, ou connectez-vous si vous avez un compte.",
    ),
    "invite_join": ("Join the list", "加入名单", "Rejoindre la liste"),
    "invite_bad": (
        "This invitation has ended or was used up. Ask for a new one.",
        "此邀请已失效或已用完，请索取新的邀请。",
        "Cette invitation est terminée ou épuisée. Demandez-en une nouvelle.",
    ),
    "live": ("Live", "直播", "Direct"),
    "test": ("Test stream", "测试画面", "Flux d'essai"),
    "test_text": (
        "A moving picture with a tone each second, delivered exactly as the broadcast will be. "
        "If you see and hear it here, you are ready.",
        "画面在动，并每秒发出一声提示音，传输方式与正式直播完全相同。此处能看能听，即已就绪。",
        "Une image animée avec un bip par seconde, transmise exactement comme la diffusion. "
        "Si vous la voyez et l'entendez, vous êtes prêt.",
    ),
    "replays": ("Replays", "回放", "Rediffusions"),
    "replays_none": (
        "No replay is published.",
        "暂无回放。",
        "Aucune rediffusion n'est publiée.",
    ),
    "replays_stale": (
        "Replays are closed: the list of withdrawn ones cannot be checked just now. Try again in a minute.",
        "回放暂停：目前无法核对撤回名单，请一分钟后再试。",
        "Les rediffusions sont fermées : la liste des retraits ne peut être vérifiée. Réessayez dans une minute.",
    ),
    "replay_gone": (
        "This replay is no longer available.",
        "该回放已不可用。",
        "Cette rediffusion n'est plus disponible.",
    ),
    "views": ("viewed {count} times", "已观看 {count} 次", "vu {count} fois"),
    "until": ("until {date}", "有效期至 {date}", "jusqu'au {date}"),
    "chapters": ("Chapters", "章节", "Chapitres"),
    "play": ("Play", "播放", "Lire"),
    "pause": ("Pause", "暂停", "Pause"),
    "mute": ("Sound on or off", "声音开关", "Son oui ou non"),
    "fullscreen": ("Full screen", "全屏", "Plein écran"),
    "applause": ("Applause", "鼓掌", "Applaudir"),
    "applause_sent": ("Sent, thank you.", "已发送，谢谢。", "Envoyé, merci."),
    "behind": ("{seconds} s behind the operating room", "比手术室晚 {seconds} 秒", "{seconds} s après le bloc"),
    "connecting": ("Connecting …", "正在连接……", "Connexion …"),
    "reconnecting": (
        "The connection was lost; trying again by itself.",
        "连接中断，正在自动重连。",
        "La connexion est perdue ; nouvelle tentative automatique.",
    ),
    "not_begun": ("The broadcast has not begun.", "直播尚未开始。", "La diffusion n'a pas commencé."),
    "ended": ("The broadcast has ended. Thank you.", "直播已结束，谢谢。", "La diffusion est terminée. Merci."),
    "cover_consent": (
        "The broadcast was ended because consent was withdrawn. There is no replay of it.",
        "因同意已被撤回，直播已终止，且不提供回放。",
        "La diffusion a pris fin car le consentement a été retiré. Elle ne sera pas rediffusée.",
    ),
    "cover_cut": (
        "The picture is stopped for privacy. It goes on when the team releases it.",
        "为保护隐私，画面已暂停。由手术团队恢复。",
        "L'image est arrêtée par respect de la vie privée. Elle reprendra quand l'équipe le décidera.",
    ),
    "cover_pause": (
        "The team takes a moment. Please wait.",
        "团队暂停片刻，请稍候。",
        "L'équipe fait une pause. Veuillez patienter.",
    ),
    "cover_studio": (
        "The studio cannot be reached just now. The picture comes back by itself.",
        "暂时无法连接演播室，画面会自动恢复。",
        "Le studio est injoignable pour l'instant. L'image reviendra d'elle-même.",
    ),
    "replaced": (
        "You signed in or opened this page somewhere else. Only one place at a time can look on.",
        "您已在别处登录或打开本页。同一时间只能在一处观看。",
        "Vous vous êtes connecté ou avez ouvert cette page ailleurs. Un seul endroit à la fois.",
    ),
    "here_again": ("Look on here", "在此处观看", "Regarder ici"),
    "session_over": ("You are signed out.", "您已退出登录。", "Vous êtes déconnecté."),
    "full": (
        "All places are taken. This page tries again by itself.",
        "席位已满，本页会自动重试。",
        "Toutes les places sont prises. Cette page réessaie d'elle-même.",
    ),
    "no_player": (
        "This browser cannot play the stream. Use a current Chrome, Firefox, Edge or Safari.",
        "此浏览器无法播放。请使用新版 Chrome、Firefox、Edge 或 Safari。",
        "Ce navigateur ne peut pas lire le flux. Utilisez un Chrome, Firefox, Edge ou Safari récent.",
    ),
    "no_script": (
        "The player needs JavaScript.",
        "播放器需要 JavaScript。",
        "Le lecteur a besoin de JavaScript.",
    ),
    "tap_to_play": ("Tap to start", "点按开始", "Touchez pour lancer"),
    "warning": ("Content warning", "内容警告", "Avertissement"),
    "warning_text": (
        "You are about to see a real operation: blood, open body and instruments. It can disturb.",
        "您即将观看真实手术：包含血液、开放的身体与器械，可能引起不适。",
        "Vous allez voir une véritable opération : sang, corps ouvert, instruments. Cela peut troubler.",
    ),
    "adult": (
        "I am 18 or older and wish to see it.",
        "我已年满 18 岁并愿意观看。",
        "J'ai 18 ans ou plus et je souhaite la voir.",
    ),
    "enter": ("Enter", "进入", "Entrer"),
    "questions": ("Questions", "提问", "Questions"),
    "not_found": ("There is nothing here.", "此处没有内容。", "Il n'y a rien ici."),
    "no_entry": ("You may not enter here.", "您无权进入。", "Vous ne pouvez pas entrer ici."),
    "failed": (
        "Something broke here. Nothing was lost; try again.",
        "出现故障，没有数据丢失，请重试。",
        "Une panne est survenue ici. Rien n'est perdu ; réessayez.",
    ),
    "desk_ask": ("Your question", "您的问题", "Votre question"),
    "desk_send": ("Send the question", "发送问题", "Envoyer la question"),
    "desk_left": ("{count} characters left", "还可输入 {count} 个字符", "{count} caractères restants"),
    "desk_waiting": ("waiting", "等待中", "en attente"),
    "desk_merged": ("merged with a similar one", "已与类似问题合并", "regroupée avec une semblable"),
    "desk_approved": ("approved", "已通过", "acceptée"),
    "desk_answered": ("answered", "已回答", "répondue"),
    "desk_rejected": ("not taken up", "未采纳", "non retenue"),
    "desk_queued": ("will be put to the surgeon", "将转交术者", "sera posée au chirurgien"),
    "desk_answered_live": ("answered live at {time}", "{time} 现场回答", "répondue en direct à {time}"),
    "desk_replay": ("watch it in the replay", "在回放中观看", "à voir dans la rediffusion"),
    "desk_vote": ("I ask this too", "我也想问", "Je pose aussi cette question"),
    "desk_votes": ("{count} ask this", "{count} 人想问", "{count} la posent"),
    "desk_no_names": (
        "Never write a patient's name, date of birth or number.",
        "切勿填写患者姓名、出生日期或编号。",
        "N'écrivez jamais le nom, la date de naissance ou le numéro d'un patient.",
    ),
    "desk_mine": ("My questions", "我的问题", "Mes questions"),
    "desk_others": ("Approved questions", "已通过的问题", "Questions acceptées"),
    "desk_none": ("None yet.", "暂无。", "Aucune pour l'instant."),
    "desk_too_often": (
        "Please wait a little before the next question.",
        "请稍候再提问。",
        "Attendez un peu avant la suivante.",
    ),
    "desk_answers": ("Answers", "解答", "Réponses"),
    "desk_live_done": ("answered live", "已现场回答", "répondue en direct"),
    "desk_sent": ("Sent. Assistants read it first.", "已发送，助手会先阅读。", "Envoyée : un assistant la lit."),
    "desk_voted": ("Your vote counts.", "已计入您的支持。", "Votre voix est comptée."),
    "desk_long": ("At most 300 characters.", "最多 300 个字符。", "300 caractères au plus."),
    "desk_full": (
        "The desk takes no questions at the moment.",
        "提问台暂不接受提问。",
        "Le pupitre ne prend pas de questions pour le moment.",
    ),
    "desk_closed": (
        "This question takes no votes any more.",
        "该问题已不再接受支持。",
        "Cette question ne prend plus de voix.",
    ),
    "desk_offline": (
        "Not connected; questions cannot be sent.",
        "未连接，无法发送问题。",
        "Non connecté ; envoi impossible.",
    ),
    **STAFF,
}


def word(key: str, language: str) -> str:
    """The text `key`. Raises KeyError for a key that is not in the table."""
    return _WORDS[key][LANGUAGES.index(language) if language in LANGUAGES else 0]


def table(language: str, prefix: str = "") -> dict[str, str]:
    """All texts whose key begins with `prefix`, for a page's script."""
    return {key: word(key, language) for key in _WORDS if key.startswith(prefix)}


def choose(cookie: str, accepted: str) -> str:
    """The language of a page: what was chosen, else the first of the browser's that we have, else English."""
    if cookie in LANGUAGES:
        return cookie
    for part in accepted.split(",")[:10]:
        code = part.split(";")[0].strip().lower().partition("-")[0]
        if code in LANGUAGES:
            return code
    return "en"
