"""Texts of staff's pages in English, Chinese and French; a part of the table in `room.words`, whose keys begin with
"staff_".

Owner: the room's pages; pure.
"""

from __future__ import annotations

STAFF: dict[str, tuple[str, str, str]] = {
    "staff_title": ("Staff", "工作人员", "Équipe"),
    "staff_by": ("Your name, for the record", "您的姓名（用于记录）", "Votre nom, pour le registre"),
    "staff_token": ("Staff token", "工作人员令牌", "Jeton de l'équipe"),
    "staff_token_where": (
        "producer ctl room state --token shows it on the studio machine",
        "在演播室机器上用 producer ctl room state --token 查看",
        "producer ctl room state --token le montre sur la machine de la régie",
    ),
    "staff_out": ("Sign out {by}", "退出 {by}", "Déconnecter {by}"),
    "staff_viewers": ("Looking on", "正在观看", "Regardent"),
    "staff_peak": ("Most at once", "最多同时", "Au plus"),
    "staff_applause": ("Applause", "掌声", "Applaudissements"),
    "staff_waits": ("Waiting for you", "等待您审核", "Vous attendent"),
    "staff_air": ("On air", "直播中", "À l'antenne"),
    "staff_yes": ("yes", "是", "oui"),
    "staff_no": ("no", "否", "non"),
    "staff_ended": ("ended", "已结束", "terminé"),
    "staff_covered": ("{air} (covered: {cover})", "{air}（已遮挡：{cover}）", "{air} (masqué : {cover})"),
    "staff_cover_consent": ("consent withdrawn", "同意已撤回", "consentement retiré"),
    "staff_cover_cut": ("privacy cut", "隐私切断", "coupure"),
    "staff_cover_pause": ("time-out", "暂停核对", "time-out"),
    "staff_cover_studio": ("no word from the studio", "演播室无消息", "régie muette"),
    "staff_review": ("Waiting for review", "等待审核", "En attente de vérification"),
    "staff_nobody": ("Nobody waits.", "无人等待。", "Personne n'attend."),
    "staff_invited": ("invited", "受邀", "invité"),
    "staff_licence": ("Licence {licence}", "执业证书编号 {licence}", "Licence {licence}"),
    "staff_approve": ("Approve for this show", "批准观看本场", "Accepter pour cette séance"),
    "staff_refuse": ("Refuse", "拒绝", "Refuser"),
    "staff_revoke": ("Revoke", "撤销", "Révoquer"),
    "staff_erase": ("Erase", "删除", "Effacer"),
    "staff_unlist": ("Take off the list", "移出名单", "Retirer de la liste"),
    "staff_list": ("Put on the list", "加入名单", "Mettre sur la liste"),
    "staff_reason_hint": ("Reason, which the viewer reads", "理由（观众会看到）", "Motif, que lira le spectateur"),
    "staff_reason_for": ("Reason for {name}", "给 {name} 的理由", "Motif pour {name}"),
    "staff_reason": ("Reason: {reason}", "理由：{reason}", "Motif : {reason}"),
    "staff_invitations": ("Invitations", "邀请", "Invitations"),
    "staff_uses": ("Viewers", "人数", "Spectateurs"),
    "staff_hours": ("Hours", "小时数", "Heures"),
    "staff_make": ("Make a link", "生成链接", "Créer un lien"),
    "staff_qr": ("QR code of the link", "链接的二维码", "Code QR du lien"),
    "staff_once": (
        "Shown this once. Who opens it can register and comes onto this show's list once approved.",
        "仅显示这一次。打开链接者可以登记，获批后即列入本场名单。",
        "Montré une seule fois. Qui l'ouvre peut s'inscrire et sera sur la liste une fois accepté.",
    ),
    "staff_accounts": ("Accounts", "账号", "Comptes"),
    "staff_undecided": ("No decisions yet.", "尚无决定。", "Aucune décision pour l'instant."),
    "staff_listed": ("on this show's list", "在本场名单中", "sur la liste"),
    "staff_online": ("looking on", "正在观看", "regarde"),
    "staff_is_waiting": ("waiting", "等待中", "en attente"),
    "staff_is_approved": ("approved", "已批准", "accepté"),
    "staff_is_refused": ("refused", "已拒绝", "refusé"),
    "staff_is_revoked": ("revoked", "已撤销", "révoqué"),
    "staff_did_listed": (
        "{name}: approved, and on this show's list.",
        "{name}：已批准，并已列入本场名单。",
        "{name} : accepté, et sur la liste de cette séance.",
    ),
    "staff_did_unlisted": (
        "{name}: approved, not on this show's list.",
        "{name}：已批准，但不在本场名单中。",
        "{name} : accepté, mais pas sur la liste de cette séance.",
    ),
    "staff_did_refused": ("{name}: refused.", "{name}：已拒绝。", "{name} : refusé."),
    "staff_did_revoked": ("{name}: revoked.", "{name}：已撤销。", "{name} : révoqué."),
    "staff_did_erased": (
        "{name}: erased. The mail address may register anew.",
        "{name}：已删除。该邮箱可以重新登记。",
        "{name} : effacé. L'adresse peut s'inscrire à nouveau.",
    ),
    "staff_old_form": (
        "The form was too old; once more, please.",
        "表单已过期，请再提交一次。",
        "Le formulaire était trop ancien ; recommencez.",
    ),
    "staff_too_often": (
        "Too many tries; wait a minute.",
        "尝试过多，请稍候一分钟。",
        "Trop d'essais ; attendez une minute.",
    ),
    "staff_wrong_token": (
        "That is not the staff token.",
        "这不是工作人员令牌。",
        "Ce n'est pas le jeton de l'équipe.",
    ),
    "staff_cannot": ("That cannot be done.", "无法执行。", "C'est impossible."),
    "staff_span": (
        "1 to 1000 viewers within 1 to 720 hours.",
        "人数为 1 至 1000，时间为 1 至 720 小时。",
        "De 1 à 1000 spectateurs, en 1 à 720 heures.",
    ),
    "staff_no_account": ("There is no such account.", "没有此账号。", "Ce compte n'existe pas."),
    "staff_meanwhile": (
        "Somebody else decided on this account just now; look again.",
        "刚有他人对此账号作出决定，请重新查看。",
        "Quelqu'un vient de décider de ce compte ; regardez à nouveau.",
    ),
    "staff_not_waiting": (
        "Only who waits can be refused; revoke instead.",
        "只能拒绝等待中的账号；请改用撤销。",
        "Seul qui attend peut être refusé ; révoquez plutôt.",
    ),
    "staff_not_over": (
        "Only a refused or revoked account can be erased; revoke first.",
        "只能删除已拒绝或已撤销的账号；请先撤销。",
        "Seul un compte refusé ou révoqué peut être effacé ; révoquez d'abord.",
    ),
    "staff_not_approved": (
        "Only an approved account can be put on the list.",
        "只有已批准的账号才能加入名单。",
        "Seul un compte accepté peut être mis sur la liste.",
    ),
}
KEYS = {english: key for key, (english, _, _) in STAFF.items()}
"""By the English text: what `room.accounts` refuses with."""
