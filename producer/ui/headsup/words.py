"""What the surgeon's screen says, in its own language: that of the OR, whatever language the window around it has.

Owner: the UI thread; no state. Not Qt Linguist's, because a triage window in one language previews a screen in another.
"""

from __future__ import annotations

from producer.ui import desklink
from producer.wire.desk import NO_TOKEN

LANGUAGES = ("en", "zh", "fr")
_WORDS: dict[str, tuple[str, str, str]] = {
    "title": ("Heads-up", "主刀提示屏", "Écran du chirurgien"),
    "view": ("What the surgeon sees", "主刀所见", "Ce que voit le chirurgien"),
    "live": ("ON AIR", "直播中", "EN DIRECT"),
    "slate": ("SLATE", "遮挡画面", "MIRE"),
    "time_out": ("TIME-OUT", "暂停核对", "TIME-OUT"),
    "off": ("OFF AIR", "未直播", "HORS ANTENNE"),
    "cut": ("PICTURE OFF", "画面已切断", "IMAGE COUPÉE"),
    "unknown": ("NOT KNOWN", "状态未知", "ÉTAT INCONNU"),
    "lost": ("NO LINE", "连接中断", "PAS DE LIAISON"),
    "mic_on": ("Mic live", "话筒开", "Micro ouvert"),
    "mic_off": ("Mic off", "话筒关", "Micro coupé"),
    "mic_maybe": ("Mic may be live", "话筒可能开着", "Micro peut-être ouvert"),
    "delay": ("{s} s delay", "延迟 {s} 秒", "retard {s} s"),
    "asks_one": ("1 person asks", "1 人提问", "1 personne"),
    "asks": ("{n} people ask", "{n} 人提问", "{n} personnes"),
    "more": ("{n} more waiting", "还有 {n} 题", "encore {n} en attente"),
    "quiet": ("Do not disturb", "请勿打扰", "Ne pas déranger"),
    "critical": ("Critical step", "关键步骤", "Étape critique"),
    "wait": ("{n} wait", "{n} 题等待", "{n} en attente"),
    "none": ("No question", "暂无问题", "Pas de question"),
    "stopped": ("Stopped {time}.", "{time} 已停止。", "Coupé à {time}."),
    "viewers_slate": (
        "Viewers see the slate within 5 s.",
        "观众将在 5 秒内看到遮挡画面。",
        "Les spectateurs voient la mire en 5 s.",
    ),
    "staff": ("Staff will bring it back.", "由工作人员恢复。", "L'équipe rétablira l'image."),
    "audience_in": ("Viewers see it in {s} s", "观众 {s} 秒后看到", "visible dans {s} s"),
    "lost_1": ("No line to the question desk.", "与提问台的连接中断。", "Plus de liaison avec le pupitre."),
    "lost_2": (
        "Questions are gone; it comes back by itself.",
        "问题已隐去，将自动恢复连接。",
        "Les questions ont disparu ; elle revient seule.",
    ),
    "studio_lost": (
        "The studio cannot be seen: act as if on air.",
        "无法获知直播状态：请视为正在直播。",
        "Régie injoignable : faites comme à l'antenne.",
    ),
    "later": ("Later", "稍后", "Plus tard"),
    "no_cut": ("No cut from here", "此处无法切断", "Coupure impossible ici"),
    "hold_cut": ("Hold = cut", "长按切断", "Maintenir = couper"),
    "answered": ("Answered", "已回答", "Répondu"),
    "show": ("Show a question", "显示问题", "Voir une question"),
    "picture_off": ("Picture is off", "画面已关闭", "L'image est coupée"),
    "hold_critical": ("Hold = critical", "长按=关键步骤", "Maintenir = critique"),
    "hold_over": ("Hold = step over", "长按=步骤结束", "Maintenir = fini"),
    "cut_sent": ("CUT SENT …", "正在切断…", "COUPURE ENVOYÉE…"),
    "cut_unsure": (
        "CUT NOT CONFIRMED\nTell staff: stop the broadcast.",
        "切断未确认\n请告知工作人员停止直播。",
        "COUPURE NON CONFIRMÉE\nDites à l'équipe d'arrêter.",
    ),
    "small": (
        "Letters are {arcmin}′ at {metres} m on this screen; 20′ are needed. Bring it nearer.",
        "此屏幕在 {metres} 米处字高 {arcmin}′，至少需 20′，请移近屏幕。",
        "Lettres de {arcmin}′ à {metres} m sur cet écran ; il faut 20′. Rapprochez-le.",
    ),
}

_REASONS: dict[str, tuple[str, str]] = {
    desklink.NEEDS_FINGERPRINT: (
        "提问室在另一台机器上，只能经 TLS 连接：请给出其证书指纹。",
        "Hors de cette machine, la salle n'est joignable qu'en TLS : donnez l'empreinte de son certificat.",
    ),
    desklink.OTHER_CERTIFICATE: (
        "提问室出示的证书与所给指纹不符：这可能不是您的提问室。",
        "La salle montre un autre certificat que celui indiqué : ce n'est peut-être pas la vôtre.",
    ),
    desklink.NOT_CLEAR: (
        "提问室拒绝未加密的连接：请给出其证书指纹。",
        "La salle raccroche sans TLS : donnez l'empreinte de son certificat.",
    ),
    desklink.NO_TLS: (
        "对方不使用 TLS：请检查地址和端口。",
        "Ce qui répond ne parle pas TLS : vérifiez l'adresse et le port.",
    ),
    desklink.NO_DESK: (
        "对方不是提问台：请检查地址和端口。",
        "Ce qui répond n'est pas un pupitre : vérifiez l'adresse et le port.",
    ),
    NO_TOKEN: (
        "令牌不对：请从运行中提问室的 room.json 中取用。",
        "Le jeton est faux : prenez-le dans le room.json de la salle ouverte.",
    ),
}


def reason(sentence: str, language: str) -> str:
    """Why there is no line, if somebody has to mend it; "" for what comes back by itself."""
    if sentence not in _REASONS:
        return ""
    return sentence if language not in LANGUAGES[1:] else _REASONS[sentence][LANGUAGES.index(language) - 1]


def word(key: str, language: str, **values: object) -> str:
    """One text; `values` fill its gaps. Raises KeyError for an unknown key; an unknown language is English."""
    at = LANGUAGES.index(language) if language in LANGUAGES else 0
    return _WORDS[key][at].format(**values)
