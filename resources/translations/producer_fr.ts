<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Privacy cut</source>
        <translation>Coupure de confidentialité</translation>
    </message>
    <message>
        <source>Time-out: slate and silence in program</source>
        <translation>Temps mort : mire et silence dans le programme</translation>
    </message>
    <message>
        <source>Cut: preview to program</source>
        <translation>Cut : préparation vers programme</translation>
    </message>
    <message>
        <source>Auto: preview to program by transition</source>
        <translation>Auto : préparation vers programme par transition</translation>
    </message>
    <message>
        <source>Safe slate on program</source>
        <translation>Mire de sécurité au programme</translation>
    </message>
    <message>
        <source>Fade to the safe slate</source>
        <translation>Fondu vers la mire de sécurité</translation>
    </message>
    <message>
        <source>Dump: drop everything un-aired</source>
        <translation>Purger : effacer tout ce qui n&apos;est pas diffusé</translation>
    </message>
    <message>
        <source>Hold or run captions</source>
        <translation>Figer ou relancer les sous-titres</translation>
    </message>
    <message>
        <source>Clear captions</source>
        <translation>Effacer les sous-titres</translation>
    </message>
    <message>
        <source>Take the name strip away</source>
        <translation>Retirer le bandeau</translation>
    </message>
    <message>
        <source>GO: take the next cue</source>
        <translation>GO : prendre le point suivant</translation>
    </message>
    <message>
        <source>Skip the next cue</source>
        <translation>Sauter le point suivant</translation>
    </message>
    <message>
        <source>The cue before becomes the next</source>
        <translation>Le point précédent devient le suivant</translation>
    </message>
    <message>
        <source>The scope that comes next is still inside the body</source>
        <translation>L’endoscope qui vient est encore dans le corps</translation>
    </message>
    <message>
        <source>Flag this moment</source>
        <translation>Marquer ce moment</translation>
    </message>
    <message>
        <source>Masks of the previewed source</source>
        <translation>Masques de la source en préparation</translation>
    </message>
    <message>
        <source>Look at the locked source</source>
        <translation>Voir la source verrouillée</translation>
    </message>
    <message>
        <source>Private preview, or back to off air</source>
        <translation>Aperçu privé, ou retour hors antenne</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Toutes les touches</translation>
    </message>
    <message>
        <source>Press the button that has the focus</source>
        <translation>Presser le bouton qui a le focus</translation>
    </message>
    <message>
        <source>Sign in, or hand over to the next person</source>
        <translation>S&apos;identifier, ou passer la main</translation>
    </message>
    <message>
        <source>The manual</source>
        <translation>Le manuel</translation>
    </message>
    <message>
        <source>Replays and review…</source>
        <translation>Rediffusions et relecture…</translation>
    </message>
    <message>
        <source>Set up a show</source>
        <translation>Préparer une émission</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Palette de commandes</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Plein écran</translation>
    </message>
    <message>
        <source>Language: {name}</source>
        <translation>Langue : {name}</translation>
    </message>
    <message>
        <source>Size of everything: {percent} %</source>
        <translation>Taille de l&apos;affichage : {percent} %</translation>
    </message>
    <message>
        <source>Preview {name}</source>
        <translation>Préparer {name}</translation>
    </message>
    <message>
        <source>Hot cut to {name}</source>
        <translation>Cut direct vers {name}</translation>
    </message>
    <message>
        <source>Cover {name} everywhere</source>
        <translation>Couvrir {name} partout</translation>
    </message>
    <message>
        <source>Large and small change places</source>
        <translation>Grande et petite échangent leurs places</translation>
    </message>
    <message>
        <source>The preview before the last layout</source>
        <translation>L&apos;aperçu d&apos;avant la dernière composition</translation>
    </message>
    <message>
        <source>Cut to {name}</source>
        <translation>Cut vers {name}</translation>
    </message>
    <message>
        <source>Name strip: {name}</source>
        <translation>Bandeau : {name}</translation>
    </message>
    <message>
        <source>Small picture top left</source>
        <translation>Petite image en haut à gauche</translation>
    </message>
    <message>
        <source>Small picture top right</source>
        <translation>Petite image en haut à droite</translation>
    </message>
    <message>
        <source>Small picture bottom left</source>
        <translation>Petite image en bas à gauche</translation>
    </message>
    <message>
        <source>Small picture bottom right</source>
        <translation>Petite image en bas à droite</translation>
    </message>
    <message>
        <source>Two beside each other</source>
        <translation>Deux côte à côte</translation>
    </message>
    <message>
        <source>One large, one small beside it</source>
        <translation>Une grande, une petite à côté</translation>
    </message>
    <message>
        <source>Four pictures</source>
        <translation>Quatre images</translation>
    </message>
</context>
<context>
    <name>ApproveDialog</name>
    <message>
        <source>Publish this replay</source>
        <translation>Publier cette rediffusion</translation>
    </message>
    <message>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <source> days</source>
        <translation> jours</translation>
    </message>
    <message>
        <source>Title for viewers</source>
        <translation>Titre pour les spectateurs</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Approuvé par</translation>
    </message>
    <message>
        <source>Why it may be shown</source>
        <translation>Pourquoi elle peut être montrée</translation>
    </message>
    <message>
        <source>Expires after</source>
        <translation>Expire après</translation>
    </message>
    <message>
        <source>I have seen all of it. Nothing in it tells who the patient is.</source>
        <translation>J&apos;ai tout vu. Rien n&apos;y dit qui est le patient.</translation>
    </message>
    <message>
        <source>PUBLISH</source>
        <translation>PUBLIER</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
</context>
<context>
    <name>AudienceMonitor</name>
    <message>
        <source>AUDIENCE SEES</source>
        <translation>LE PUBLIC VOIT</translation>
    </message>
    <message>
        <source>UNKNOWN</source>
        <translation>INCONNU</translation>
    </message>
    <message>
        <source>AUDIENCE</source>
        <translation>PUBLIC</translation>
    </message>
    <message>
        <source>nothing is sent</source>
        <translation>rien n&apos;est envoyé</translation>
    </message>
    <message>
        <source>SLATE</source>
        <translation>MIRE</translation>
    </message>
    <message>
        <source>DELAY {seconds} s</source>
        <translation>RETARD {seconds} s</translation>
    </message>
    <message>
        <source>NO DELAY</source>
        <translation>SANS RETARD</translation>
    </message>
</context>
<context>
    <name>BackRoom</name>
    <message>
        <source>The set-up&apos;s helper process ended. Try again.</source>
        <translation>Le processus auxiliaire s&apos;est arrêté. Réessayez.</translation>
    </message>
</context>
<context>
    <name>BoardPane</name>
    <message>
        <source>Calm phase</source>
        <translation>Phase calme</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>Ne pas déranger</translation>
    </message>
    <message>
        <source>Critical step</source>
        <translation>Étape critique</translation>
    </message>
    <message>
        <source>Surgeon asks for one</source>
        <translation>Le chirurgien en veut une</translation>
    </message>
    <message>
        <source>Next for the surgeon</source>
        <translation>Prochaines pour le chirurgien</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>En réserve</translation>
    </message>
    <message>
        <source>For staff: neither the surgeon nor a viewer sees these.</source>
        <translation>Pour l’équipe : ni le chirurgien ni un spectateur ne voient ceci.</translation>
    </message>
    <message>
        <source>AUDIENCE</source>
        <translation>AUDIENCE</translation>
    </message>
    <message>
        <source>THE SURGEON</source>
        <translation>LE CHIRURGIEN</translation>
    </message>
    <message>
        <source>IN THE OR NOW</source>
        <translation>AU BLOC EN CE MOMENT</translation>
    </message>
    <message>
        <source>AT THE DESK</source>
        <translation>AU PUPITRE</translation>
    </message>
    <message>
        <source>LAST ACTIONS</source>
        <translation>DERNIERS GESTES</translation>
    </message>
    <message>
        <source>Not known: no line to the room.</source>
        <translation>Inconnu : pas de liaison avec la salle.</translation>
    </message>
    <message>
        <source>Do not disturb: ON</source>
        <translation>Ne pas déranger : OUI</translation>
    </message>
    <message>
        <source>Critical step: ON</source>
        <translation>Étape critique : OUI</translation>
    </message>
    <message>
        <source>{n} watching · most {most} · applause {taps}</source>
        <translation>{n} présents · maximum {most} · applaudissements {taps}</translation>
    </message>
    <message>
        <source>Nothing shown</source>
        <translation>Rien à l&apos;écran</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>Rien encore.</translation>
    </message>
    <message>
        <source>One at a time: the next waits for Answered or Later.</source>
        <translation>Une à la fois : la suivante attend « Répondu » ou « Plus tard ».</translation>
    </message>
    <message>
        <source>The pictures are off: nothing appears.</source>
        <translation>Les images sont coupées : rien n&apos;apparaît.</translation>
    </message>
    <message>
        <source>Critical step: nothing appears, whoever asks.</source>
        <translation>Étape critique : rien n&apos;apparaît, qui que ce soit qui demande.</translation>
    </message>
    <message>
        <source>Do not disturb: nothing appears by itself.</source>
        <translation>Ne pas déranger : rien n&apos;apparaît de soi-même.</translation>
    </message>
    <message>
        <source>The next may appear by itself in {time}.</source>
        <translation>La suivante peut apparaître d&apos;elle-même dans {time}.</translation>
    </message>
    <message>
        <source>NEXT FOR THE SURGEON  {n}   Alt+↑ ↓</source>
        <translation>PROCHAINES POUR LE CHIRURGIEN  {n}   Alt+↑ ↓</translation>
    </message>
    <message>
        <source>HELD FOR A CALM PHASE  {n}</source>
        <translation>EN RÉSERVE POUR UNE PHASE CALME  {n}</translation>
    </message>
    <message>
        <source>(undone)</source>
        <translation>(annulé)</translation>
    </message>
</context>
<context>
    <name>CaptionPanel</name>
    <message>
        <source>CAPTIONS</source>
        <translation>SOUS-TITRES</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>Sous-titres</translation>
    </message>
    <message>
        <source>Caption in view</source>
        <translation>Sous-titre affiché</translation>
    </message>
    <message>
        <source>type, Enter sends, ↑ corrects</source>
        <translation>saisir, Entrée envoie, ↑ corrige</translation>
    </message>
    <message>
        <source>New caption</source>
        <translation>Nouveau sous-titre</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Figer</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>no caption in view</source>
        <translation>aucun sous-titre affiché</translation>
    </message>
    <message>
        <source>held, {count} waiting</source>
        <translation>figés, {count} en attente</translation>
    </message>
</context>
<context>
    <name>ChannelRow</name>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>Delay of {name} in milliseconds</source>
        <translation>Retard de {name} en millisecondes</translation>
    </message>
    <message>
        <source>Delay: the sound waits so long for its picture</source>
        <translation>Retard : le son attend son image d&apos;autant</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Muet</translation>
    </message>
    <message>
        <source>PFL</source>
        <translation>PFL</translation>
    </message>
    <message>
        <source>Mute {name}</source>
        <translation>Couper le son de {name}</translation>
    </message>
    <message>
        <source>Listen to {name} before its fader</source>
        <translation>Écouter {name} avant son fader</translation>
    </message>
</context>
<context>
    <name>ConsoleWindow</name>
    <message>
        <source>Producer</source>
        <translation>Producer</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Panneaux</translation>
    </message>
    <message>
        <source>MASKS</source>
        <translation>MASQUES</translation>
    </message>
    <message>
        <source>CUES</source>
        <translation>CONDUITE</translation>
    </message>
    <message>
        <source>TEXT</source>
        <translation>TEXTE</translation>
    </message>
    <message>
        <source>SOUND</source>
        <translation>SON</translation>
    </message>
    <message>
        <source>DESK</source>
        <translation>QUESTIONS</translation>
    </message>
    <message>
        <source>EVENTS</source>
        <translation>JOURNAL</translation>
    </message>
    <message>
        <source>Switcher</source>
        <translation>Mélangeur</translation>
    </message>
    <message>
        <source>HEALTH</source>
        <translation>SANTÉ</translation>
    </message>
    <message>
        <source>CUT NOT CONFIRMED: pull the output. It is asked again until the engine answers.</source>
        <translation>COUPURE NON CONFIRMÉE : débranchez la sortie. Elle est redemandée jusqu&apos;à la réponse du moteur.</translation>
    </message>
    <message>
        <source>NO ENGINE: the program is down or cannot be seen. It comes back on slate by itself.</source>
        <translation>PAS DE MOTEUR : le programme est arrêté ou invisible. Il revient de lui-même sur la mire.</translation>
    </message>
    <message>
        <source>PRIVACY CUT HOLDS: the audience sees the slate and hears nothing.</source>
        <translation>COUPURE EN COURS : le public voit la mire et n&apos;entend rien.</translation>
    </message>
    <message>
        <source>TIME-OUT HOLDS: slate and silence in program; what is in the delay still airs.</source>
        <translation>TEMPS MORT EN COURS : mire et silence au programme ; ce qui est dans le retard sort encore.</translation>
    </message>
    <message>
        <source>NO SUPERVISOR: pictures may stand still, nothing is restarted. Switching and the cut work.</source>
        <translation>PAS DE SUPERVISEUR : les images peuvent se figer, rien n&apos;est relancé. Commutation et coupure fonctionnent.</translation>
    </message>
    <message>
        <source>THE ENGINE WAS STARTED AGAIN: it is on slate. Look, then take a picture.</source>
        <translation>LE MOTEUR A REDÉMARRÉ : il est sur la mire. Regardez, puis prenez une image.</translation>
    </message>
    <message>
        <source>No source is locked.</source>
        <translation>Aucune source n&apos;est verrouillée.</translation>
    </message>
</context>
<context>
    <name>Countdown</name>
    <message>
        <source>Countdown of {minutes} min, on start and pause slate</source>
        <translation>Compte à rebours de {minutes} min, sur les mires de début et de pause</translation>
    </message>
    <message>
        <source>Take the countdown away</source>
        <translation>Ôter le compte à rebours</translation>
    </message>
    <message>
        <source>Countdown</source>
        <translation>Compte à rebours</translation>
    </message>
    <message>
        <source>It runs, and is seen on the start slate and the pause slate only.</source>
        <translation>Il tourne, et ne se voit que sur les mires de début et de pause.</translation>
    </message>
</context>
<context>
    <name>CuePanel</name>
    <message>
        <source>RUNDOWN</source>
        <translation>CONDUITE</translation>
    </message>
    <message>
        <source>Rundown</source>
        <translation>Conduite</translation>
    </message>
    <message>
        <source>◂ Back</source>
        <translation>◂ Retour</translation>
    </message>
    <message>
        <source>Next ▸</source>
        <translation>Suivant ▸</translation>
    </message>
    <message>
        <source>GO</source>
        <translation>GO</translation>
    </message>
    <message>
        <source>The cue before becomes the next</source>
        <translation>Le point précédent devient le suivant</translation>
    </message>
    <message>
        <source>Skip the next cue</source>
        <translation>Sauter le point suivant</translation>
    </message>
    <message>
        <source>This show has no rundown. Give it cues in the show&apos;s set-up.</source>
        <translation>Cette émission n&apos;a pas de conduite. Ajoutez-en une dans sa préparation.</translation>
    </message>
    <message>
        <source>The rundown is at its end. Press a cue to make it the next.</source>
        <translation>La conduite est finie. Pressez un point pour en faire le suivant.</translation>
    </message>
    <message>
        <source>GO takes the marked cue. Press another to make it the next.</source>
        <translation>GO prend le point marqué. Pressez-en un autre pour en faire le suivant.</translation>
    </message>
</context>
<context>
    <name>CueRow</name>
    <message>
        <source>Cue {number}: {name}</source>
        <translation>Point {number} : {name}</translation>
    </message>
    <message>
        <source>NEXT</source>
        <translation>SUIVANT</translation>
    </message>
    <message>
        <source>TAKEN</source>
        <translation>PRIS</translation>
    </message>
</context>
<context>
    <name>Cues</name>
    <message>
        <source>full</source>
        <translation>plein cadre</translation>
    </message>
    <message>
        <source>small top left</source>
        <translation>incrustation en haut à gauche</translation>
    </message>
    <message>
        <source>small top right</source>
        <translation>incrustation en haut à droite</translation>
    </message>
    <message>
        <source>small bottom left</source>
        <translation>incrustation en bas à gauche</translation>
    </message>
    <message>
        <source>small bottom right</source>
        <translation>incrustation en bas à droite</translation>
    </message>
    <message>
        <source>side by side</source>
        <translation>côte à côte</translation>
    </message>
    <message>
        <source>large and small</source>
        <translation>grand et petit</translation>
    </message>
    <message>
        <source>four</source>
        <translation>quatre</translation>
    </message>
    <message>
        <source>slate</source>
        <translation>mire</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>cut</translation>
    </message>
    <message>
        <source>mix</source>
        <translation>fondu</translation>
    </message>
    <message>
        <source>wipe left</source>
        <translation>volet gauche</translation>
    </message>
    <message>
        <source>wipe up</source>
        <translation>volet haut</translation>
    </message>
</context>
<context>
    <name>CutCorner</name>
    <message>
        <source>1 · ARM RELEASE</source>
        <translation>1 · ARMER LA LEVÉE</translation>
    </message>
    <message>
        <source>2 · RELEASE</source>
        <translation>2 · LEVER</translation>
    </message>
    <message>
        <source>1 · ARM END OF TIME-OUT</source>
        <translation>1 · ARMER LA REPRISE</translation>
    </message>
    <message>
        <source>2 · END TIME-OUT</source>
        <translation>2 · REPRENDRE</translation>
    </message>
</context>
<context>
    <name>DelayBar</name>
    <message>
        <source>Delay between program and audience</source>
        <translation>Retard entre le programme et le public</translation>
    </message>
    <message>
        <source>the delay is not known</source>
        <translation>le retard est inconnu</translation>
    </message>
    <message>
        <source>privacy cut: nothing enters the line</source>
        <translation>coupure : rien n&apos;entre dans le retard</translation>
    </message>
    <message>
        <source>no delay: what was shown is out</source>
        <translation>sans différé : ce qui a été montré est sorti</translation>
    </message>
    <message>
        <source>▲ flag {time} airs in {seconds} s</source>
        <translation>▲ le repère {time} sort dans {seconds} s</translation>
    </message>
    <message>
        <source>fills: {filled} of {depth} s</source>
        <translation>se remplit : {filled} sur {depth} s</translation>
    </message>
    <message>
        <source>full: {depth} s can be dumped</source>
        <translation>plein : {depth} s peuvent être purgées</translation>
    </message>
    <message>
        <source>AUDIENCE</source>
        <translation>PUBLIC</translation>
    </message>
    <message>
        <source>NOW</source>
        <translation>MAINTENANT</translation>
    </message>
    <message>
        <source>◆ SAFE</source>
        <translation>◆ SÛR</translation>
    </message>
    <message>
        <source>press again to shorten it</source>
        <translation>appuyez encore pour raccourcir</translation>
    </message>
</context>
<context>
    <name>DelayRow</name>
    <message>
        <source>DUMP</source>
        <translation>PURGER</translation>
    </message>
    <message>
        <source>Dump: drop everything that has not aired yet</source>
        <translation>Purger : effacer tout ce qui n&apos;est pas encore sorti</translation>
    </message>
    <message>
        <source>{seconds} s never air</source>
        <translation>{seconds} s ne sortiront jamais</translation>
    </message>
</context>
<context>
    <name>Depth</name>
    <message>
        <source>Drop the newest {seconds} s only</source>
        <translation>Jeter seulement les {seconds} dernières secondes</translation>
    </message>
    <message>
        <source>Delay to the audience: {seconds} s</source>
        <translation>Retard vers le public : {seconds} s</translation>
    </message>
    <message>
        <source>Shorten the delay now: what lies between never airs</source>
        <translation>Raccourcir le retard maintenant : ce qui est entre les deux ne sort jamais</translation>
    </message>
    <message>
        <source>Length of the delay, and partial dumps</source>
        <translation>Longueur du retard, et rejets partiels</translation>
    </message>
</context>
<context>
    <name>DeskPage</name>
    <message>
        <source>Question desk</source>
        <translation>Questions du public</translation>
    </message>
    <message>
        <source>{new} new · {held} held · {queued} queued</source>
        <translation>{new} nouvelles · {held} gardées · {queued} en file</translation>
    </message>
    <message>
        <source>No engine answers: nothing is known of the room.</source>
        <translation>Aucun moteur ne répond : on ne sait rien de la salle.</translation>
    </message>
    <message>
        <source>This show has no room: nobody is let in to look on, so there are no questions.</source>
        <translation>Cette émission n&apos;a pas de salle : personne n&apos;y entre, il n&apos;y a donc pas de questions.</translation>
    </message>
    <message>
        <source>This console has no line to the room. Questions are answered with: producer triage</source>
        <translation>Cette console n&apos;est pas reliée à la salle. Les questions se traitent avec : producer triage</translation>
    </message>
    <message>
        <source>The room does not answer: no questions come in, the program goes on.</source>
        <translation>La salle ne répond pas : aucune question n&apos;arrive, le programme continue.</translation>
    </message>
</context>
<context>
    <name>Entries</name>
    <message>
        <source>Entries of this section</source>
        <translation>Éléments de cette partie</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>AGAIN: REMOVE</source>
        <translation>ENCORE : RETIRER</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Monter</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Descendre</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Champs</translation>
    </message>
    <message>
        <source>Camera {number}</source>
        <translation>Caméra {number}</translation>
    </message>
</context>
<context>
    <name>EventPanel</name>
    <message>
        <source>EVENTS</source>
        <translation>JOURNAL</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Events, newest first</source>
        <translation>Journal, le plus récent d&apos;abord</translation>
    </message>
    <message>
        <source>Refused: {why}</source>
        <translation>Refusé : {why}</translation>
    </message>
    <message>
        <source>Program: {name}</source>
        <translation>Programme : {name}</translation>
    </message>
    <message>
        <source>Preview: {name}</source>
        <translation>Préparation : {name}</translation>
    </message>
    <message>
        <source>Guard of {name}: {ruling}</source>
        <translation>Garde de {name} : {ruling}</translation>
    </message>
    <message>
        <source>Masks of {name}</source>
        <translation>Masques de {name}</translation>
    </message>
    <message>
        <source>PRIVACY CUT holds</source>
        <translation>COUPURE EN COURS</translation>
    </message>
    <message>
        <source>Privacy cut released</source>
        <translation>Coupure levée</translation>
    </message>
    <message>
        <source>started</source>
        <translation>démarrée</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>arrêtée</translation>
    </message>
    <message>
        <source>Waits for {names}</source>
        <translation>Attend {names}</translation>
    </message>
    <message>
        <source>Transition to {name}</source>
        <translation>Transition vers {name}</translation>
    </message>
    <message>
        <source>Transition given up</source>
        <translation>Transition abandonnée</translation>
    </message>
    <message>
        <source>Transition of {seconds} s</source>
        <translation>Transition de {seconds} s</translation>
    </message>
    <message>
        <source>Graphics changed</source>
        <translation>Habillage changé</translation>
    </message>
    <message>
        <source>Captions held</source>
        <translation>Sous-titres figés</translation>
    </message>
    <message>
        <source>Captions run on</source>
        <translation>Sous-titres relancés</translation>
    </message>
    <message>
        <source>Sound of {name} changed</source>
        <translation>Son de {name} changé</translation>
    </message>
    <message>
        <source>Dumped: {seconds} s never air</source>
        <translation>Purgé : {seconds} s ne sortiront jamais</translation>
    </message>
    <message>
        <source>A shorter delay waits for its second step</source>
        <translation>Un retard plus court attend son second temps</translation>
    </message>
    <message>
        <source>Delay: {seconds} s</source>
        <translation>Retard : {seconds} s</translation>
    </message>
    <message>
        <source>Release of the privacy cut waits for its second step</source>
        <translation>La levée de la coupure attend son second temps</translation>
    </message>
    <message>
        <source>TIME-OUT holds</source>
        <translation>TEMPS MORT en cours</translation>
    </message>
    <message>
        <source>End of the time-out waits for its second step</source>
        <translation>La reprise attend son second temps</translation>
    </message>
    <message>
        <source>Time-out ended</source>
        <translation>Temps mort terminé</translation>
    </message>
    <message>
        <source>end</source>
        <translation>fin</translation>
    </message>
    <message>
        <source>Next cue: {name}</source>
        <translation>Point suivant : {name}</translation>
    </message>
    <message>
        <source>Clean picture of {name} shown at a desk</source>
        <translation>Image nue de {name} montrée à un poste</translation>
    </message>
    <message>
        <source>Clean picture of {name} closed</source>
        <translation>Image nue de {name} fermée</translation>
    </message>
    <message>
        <source>Desk handed over to {name}</source>
        <translation>Régie remise à {name}</translation>
    </message>
    <message>
        <source>Moment flagged in the audit only: nothing is recording</source>
        <translation>Moment marqué dans l’audit seulement : rien n’enregistre</translation>
    </message>
    <message>
        <source>Moment flagged</source>
        <translation>Moment marqué</translation>
    </message>
    <message>
        <source>CONSENT WITHDRAWN</source>
        <translation>CONSENTEMENT RETIRÉ</translation>
    </message>
    <message>
        <source>The right to show has ended</source>
        <translation>Le droit de montrer a pris fin</translation>
    </message>
    <message>
        <source>Clock of the public broadcast: {level}</source>
        <translation>Horloge de la diffusion publique : {level}</translation>
    </message>
</context>
<context>
    <name>Fader</name>
    <message>
        <source>Fader of {name}</source>
        <translation>Fader de {name}</translation>
    </message>
</context>
<context>
    <name>GoButton</name>
    <message>
        <source>end</source>
        <translation>fin</translation>
    </message>
    <message>
        <source>GO</source>
        <translation>GO</translation>
    </message>
</context>
<context>
    <name>GraphicsPanel</name>
    <message>
        <source>GRAPHICS ON PROGRAM</source>
        <translation>HABILLAGE DU PROGRAMME</translation>
    </message>
    <message>
        <source>Graphics on program</source>
        <translation>Habillage du programme</translation>
    </message>
    <message>
        <source>SLATES</source>
        <translation>MIRES</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>Logo</translation>
    </message>
    <message>
        <source>Elapsed time</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Avertissement</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Fin</translation>
    </message>
</context>
<context>
    <name>HeadsUpView</name>
    <message>
        <source>What the surgeon sees</source>
        <translation>Ce que voit le chirurgien</translation>
    </message>
</context>
<context>
    <name>HealthPanel</name>
    <message>
        <source>STREAM HEALTH</source>
        <translation>SANTÉ DES FLUX</translation>
    </message>
    <message>
        <source>last known</source>
        <translation>dernier état connu</translation>
    </message>
    <message>
        <source>▲ {faults} fault, {cautions} caution</source>
        <translation>▲ {faults} panne, {cautions} alerte</translation>
    </message>
    <message>
        <source>all well</source>
        <translation>tout va bien</translation>
    </message>
</context>
<context>
    <name>Incoming</name>
    <message>
        <source>Filter  [/]</source>
        <translation>Filtrer  [/]</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrer</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>Incoming</source>
        <translation>Arrivées</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Approuvées</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Closes</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>Hall</source>
        <translation>Salle</translation>
    </message>
    <message>
        <source>INCOMING  {count}</source>
        <translation>ARRIVÉES  {count}</translation>
    </message>
    <message>
        <source>No line to the room. {why}</source>
        <translation>Pas de liaison avec la salle. {why}</translation>
    </message>
    <message>
        <source>Nothing matches this filter.</source>
        <translation>Rien ne correspond à ce filtre.</translation>
    </message>
    <message>
        <source>No questions here now. New ones appear by themselves.</source>
        <translation>Pas de question ici. Les nouvelles apparaissent d&apos;elles-mêmes.</translation>
    </message>
</context>
<context>
    <name>InsideButton</name>
    <message>
        <source>INSIDE</source>
        <translation>DEDANS</translation>
    </message>
    <message>
        <source>INSIDE {seconds} s</source>
        <translation>DEDANS {seconds} s</translation>
    </message>
    <message>
        <source>{name} is inside, somebody said so: good for one take within {seconds} s.</source>
        <translation>{name} est dans le corps, quelqu’un l’a dit : valable pour une prise dans les {seconds} s.</translation>
    </message>
    <message>
        <source>Look at {name}: is it still inside the body? Say so, then take it within 10 s.</source>
        <translation>Regardez {name} : encore dans le corps ? Dites-le, puis prenez-le dans les 10 s.</translation>
    </message>
    <message>
        <source>Preview a scope first: the word is about the next picture.</source>
        <translation>Préparez d’abord un endoscope : cela vaut pour l’image suivante.</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>All keys</source>
        <translation>Toutes les touches</translation>
    </message>
    <message>
        <source>Change this key</source>
        <translation>Changer cette touche</translation>
    </message>
    <message>
        <source>All as delivered</source>
        <translation>Tout remettre d&apos;origine</translation>
    </message>
    <message>
        <source>Digits are places on the board, letters are letters. Esc closes this.</source>
        <translation>Les chiffres sont des places, les lettres des lettres. Échap ferme.</translation>
    </message>
    <message>
        <source>The keys of the privacy cut are the same at every desk.</source>
        <translation>Les touches de la coupure sont les mêmes à tous les postes.</translation>
    </message>
    <message>
        <source>Press the key for: {action}. Esc gives up.</source>
        <translation>Pressez la touche pour : {action}. Échap abandonne.</translation>
    </message>
    <message>
        <source>{key} is now: {action}.</source>
        <translation>{key} est maintenant : {action}.</translation>
    </message>
    <message>
        <source>It was: {action}, which has no key now.</source>
        <translation>C&apos;était : {action}, qui n&apos;a plus de touche.</translation>
    </message>
    <message>
        <source>All keys are as delivered.</source>
        <translation>Toutes les touches sont d&apos;origine.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Rien n&apos;a été changé.</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Space</source>
        <translation>Espace</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Maj</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Retour arrière</translation>
    </message>
    <message>
        <source>hold Esc</source>
        <translation>tenir Échap</translation>
    </message>
</context>
<context>
    <name>Loudness</name>
    <message>
        <source>Loudness of the program</source>
        <translation>Sonie du programme</translation>
    </message>
    <message>
        <source>no figures</source>
        <translation>pas de mesures</translation>
    </message>
    <message>
        <source>M {m}  S {s}  I {i} LUFS  peak {peak}</source>
        <translation>M {m}  S {s}  I {i} LUFS  crête {peak}</translation>
    </message>
</context>
<context>
    <name>MakingDialog</name>
    <message>
        <source>Publishing</source>
        <translation>Publication</translation>
    </message>
    <message>
        <source>The pictures are redacted, encoded anew and sealed. The original is not changed.</source>
        <translation>Les images sont masquées, encodées à neuf et scellées. L&apos;original ne change pas.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Not published: {}</source>
        <translation>Non publiée : {}</translation>
    </message>
    <message>
        <source>Published. It stands in {}

Seal number, for paper: {}</source>
        <translation>Publiée. Elle se trouve dans {}

Numéro de scellé, pour le papier : {}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Cancelling …</source>
        <translation>Annulation…</translation>
    </message>
</context>
<context>
    <name>Manual</name>
    <message>
        <source>The manual</source>
        <translation>Le manuel</translation>
    </message>
    <message>
        <source>The manual is not on this machine; it belongs in docs/operator.md.</source>
        <translation>Le manuel n&apos;est pas sur cette machine ; sa place est docs/operator.md.</translation>
    </message>
</context>
<context>
    <name>MaskEditor</name>
    <message>
        <source>Mask editor</source>
        <translation>Éditeur de masques</translation>
    </message>
    <message>
        <source>{name}: mask {mask}</source>
        <translation>{name} : masque {mask}</translation>
    </message>
    <message>
        <source>▲ Removing {mask} shows more. Enter removes it, Esc keeps it.</source>
        <translation>▲ Retirer {mask} montre davantage. Entrée le retire, Échap le garde.</translation>
    </message>
    <message>
        <source>▲ This would show more. Enter applies it, Esc drops it.</source>
        <translation>▲ Cela montrerait davantage. Entrée l&apos;applique, Échap l&apos;abandonne.</translation>
    </message>
    <message>
        <source>Preview one source to edit its masks.</source>
        <translation>Préparez une seule source pour éditer ses masques.</translation>
    </message>
    <message>
        <source>Click corner after corner; the first one, a double click or Enter closes. Esc drops it.</source>
        <translation>Cliquez coin après coin ; le premier, un double clic ou Entrée ferme. Échap abandonne.</translation>
    </message>
    <message>
        <source>Click the corners of what must not be seen. Arrows move, Enter: done.</source>
        <translation>Cliquez les coins de ce qui ne doit pas être vu. Flèches : déplacer, Entrée : fini.</translation>
    </message>
    <message>
        <source>Drag over what must not be seen. Arrows move, Shift+arrows size, Enter: done.</source>
        <translation>Glissez sur ce qui ne doit pas être vu. Flèches : déplacer, Maj+flèches : taille, Entrée : fini.</translation>
    </message>
    <message>
        <source>NOT FOR AIR · clean picture, {time} left</source>
        <translation>PAS POUR L&apos;ANTENNE · image nue, encore {time}</translation>
    </message>
    <message>
        <source>the clean picture is on its way</source>
        <translation>l&apos;image nue arrive</translation>
    </message>
</context>
<context>
    <name>MaskPanel</name>
    <message>
        <source>Masks</source>
        <translation>Masques</translation>
    </message>
    <message>
        <source>COVER THIS SOURCE</source>
        <translation>COUVRIR CETTE SOURCE</translation>
    </message>
    <message>
        <source>How far covers and masks reach back into what has not aired</source>
        <translation>Jusqu&apos;où caches et masques remontent dans ce qui n&apos;est pas encore diffusé</translation>
    </message>
    <message>
        <source>Hides all that has not aired</source>
        <translation>Cache tout ce qui n&apos;est pas encore diffusé</translation>
    </message>
    <message>
        <source>Hides from {seconds} s ago on</source>
        <translation>Cache à partir d&apos;il y a {seconds} s</translation>
    </message>
    <message>
        <source>Hides from now on</source>
        <translation>Cache à partir de maintenant</translation>
    </message>
    <message>
        <source>Uncover</source>
        <translation>Découvrir</translation>
    </message>
    <message>
        <source>AGAIN: UNCOVER</source>
        <translation>ENCORE : DÉCOUVRIR</translation>
    </message>
    <message>
        <source>Confirm masks</source>
        <translation>Confirmer</translation>
    </message>
    <message>
        <source>AGAIN: CONFIRM</source>
        <translation>ENCORE : CONFIRMER</translation>
    </message>
    <message>
        <source>Clean picture</source>
        <translation>Image nue</translation>
    </message>
    <message>
        <source>What the masks hide, to you alone and for five minutes; it is written down.</source>
        <translation>Ce que les masques cachent, à vous seul et cinq minutes ; c&apos;est consigné.</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nouveau</translation>
    </message>
    <message>
        <source>New solid mask in the middle of the picture</source>
        <translation>Nouveau masque plein au milieu de l&apos;image</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>Rectangle</translation>
    </message>
    <message>
        <source>Draw a rectangle</source>
        <translation>Dessiner un rectangle</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>Polygone</translation>
    </message>
    <message>
        <source>Draw a polygon</source>
        <translation>Dessiner un polygone</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>AGAIN: REMOVE</source>
        <translation>ENCORE : RETIRER</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Apply [Enter]</source>
        <translation>Appliquer [Entrée]</translation>
    </message>
    <message>
        <source>Solid</source>
        <translation>Plein</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Pixels</translation>
    </message>
    <message>
        <source>Soft</source>
        <translation>Flou</translation>
    </message>
    <message>
        <source>Field only</source>
        <translation>Champ seul</translation>
    </message>
    <message>
        <source>Cosmetic: does not hide who somebody is.</source>
        <translation>Cosmétique : ne cache pas l&apos;identité.</translation>
    </message>
    <message>
        <source>Protects: nothing of what is under it can be made out.</source>
        <translation>Protège : rien de ce qui est dessous ne se devine.</translation>
    </message>
    <message>
        <source>Everything outside the shape is hidden.</source>
        <translation>Tout ce qui est hors de la forme est caché.</translation>
    </message>
    <message>
        <source>Margin of the mask</source>
        <translation>Marge du masque</translation>
    </message>
    <message>
        <source>MASKS</source>
        <translation>MASQUES</translation>
    </message>
    <message>
        <source>Preview one source: its masks stand here.</source>
        <translation>Préparez une source : ses masques sont ici.</translation>
    </message>
    <message>
        <source>MASKS OF {name}</source>
        <translation>MASQUES DE {name}</translation>
    </message>
    <message>
        <source>Covered everywhere until it is uncovered.</source>
        <translation>Couverte partout jusqu&apos;à ce qu&apos;on la découvre.</translation>
    </message>
    <message>
        <source>Not confirmed: it stays hidden until a person has looked.</source>
        <translation>Non confirmés : elle reste cachée tant que personne n&apos;a regardé.</translation>
    </message>
    <message>
        <source>Its guard covers it: {doubt}. Look, and confirm the view if it is right.</source>
        <translation>Sa garde la couvre : {doubt}. Regardez, et confirmez la vue si elle est juste.</translation>
    </message>
    <message>
        <source>The camera has not followed yet; the engine covers meanwhile.</source>
        <translation>La caméra n&apos;a pas encore suivi ; le moteur couvre en attendant.</translation>
    </message>
    <message>
        <source>Armed: {count} of them, confirmed.</source>
        <translation>Armés : {count}, confirmés.</translation>
    </message>
    <message>
        <source>Needs no masks.</source>
        <translation>N&apos;a pas besoin de masques.</translation>
    </message>
    <message>
        <source>SHOWS MORE: APPLY, OR ESC</source>
        <translation>MONTRE PLUS : APPLIQUER, OU ÉCHAP</translation>
    </message>
    <message>
        <source>EDIT {mask}</source>
        <translation>MODIFIER {mask}</translation>
    </message>
    <message>
        <source>Margin {percent} %</source>
        <translation>Marge {percent} %</translation>
    </message>
    <message>
        <source>Edit mask {name}</source>
        <translation>Modifier le masque {name}</translation>
    </message>
</context>
<context>
    <name>MeterBar</name>
    <message>
        <source>Level of {name}</source>
        <translation>Niveau de {name}</translation>
    </message>
</context>
<context>
    <name>MeterBridge</name>
    <message>
        <source>SOUND  dBFS  −60 to 0</source>
        <translation>SON  dBFS  −60 à 0</translation>
    </message>
    <message>
        <source>Sound levels</source>
        <translation>Niveaux du son</translation>
    </message>
</context>
<context>
    <name>Monitor</name>
    <message>
        <source>NO ENGINE</source>
        <translation>PAS DE MOTEUR</translation>
    </message>
    <message>
        <source>STALE {seconds} s</source>
        <translation>FIGÉ {seconds} s</translation>
    </message>
    <message>
        <source>waiting for the picture</source>
        <translation>en attente de l&apos;image</translation>
    </message>
</context>
<context>
    <name>NextCase</name>
    <message>
        <source>What may the next case take along?</source>
        <translation>Que peut reprendre le cas suivant ?</translation>
    </message>
    <message>
        <source>Cameras and sound sources</source>
        <translation>Caméras et sources de son</translation>
    </message>
    <message>
        <source>Masks drawn for them, to be confirmed again</source>
        <translation>Leurs masques, à confirmer de nouveau</translation>
    </message>
    <message>
        <source>Sound channels</source>
        <translation>Voies de son</translation>
    </message>
    <message>
        <source>Slates, logo and name strips</source>
        <translation>Mires, logo et bandeaux</translation>
    </message>
    <message>
        <source>Rundown</source>
        <translation>Conduite</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Sorties</translation>
    </message>
    <message>
        <source>Delay and other rules</source>
        <translation>Retard et autres règles</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>Encodeur</translation>
    </message>
    <message>
        <source>Title, case number and case file are always left behind.</source>
        <translation>Titre, numéro et fichier du cas restent toujours derrière.</translation>
    </message>
    <message>
        <source>Make the new show</source>
        <translation>Créer la nouvelle émission</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Notice</source>
        <translation>Avis</translation>
    </message>
</context>
<context>
    <name>Option</name>
    <message>
        <source>Device</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>Picture size</source>
        <translation>Taille de l’image</translation>
    </message>
    <message>
        <source>Pictures a second</source>
        <translation>Images par seconde</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Begins at (ms)</source>
        <translation>Commence à (ms)</translation>
    </message>
    <message>
        <source>Input device</source>
        <translation>Entrée de son</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Canaux</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>Transport</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Nom d’utilisateur</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Picture file</source>
        <translation>Fichier d’image</translation>
    </message>
    <message>
        <source>Address or file</source>
        <translation>Adresse ou fichier</translation>
    </message>
    <message>
        <source>Buffer (ms)</source>
        <translation>Tampon (ms)</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>Scène</translation>
    </message>
    <message>
        <source>Frame counter</source>
        <translation>Compteur d’images</translation>
    </message>
    <message>
        <source>Counter starts at</source>
        <translation>Compteur à partir de</translation>
    </message>
    <message>
        <source>Canary colour</source>
        <translation>Couleur témoin</translation>
    </message>
    <message>
        <source>Test tone (Hz)</source>
        <translation>Son d’essai (Hz)</translation>
    </message>
    <message>
        <source>Kind of tone</source>
        <translation>Genre de son</translation>
    </message>
    <message>
        <source>Texture</source>
        <translation>Texture</translation>
    </message>
    <message>
        <source>Sensor noise</source>
        <translation>Bruit du capteur</translation>
    </message>
    <message>
        <source>Knocked after (s)</source>
        <translation>Heurtée après (s)</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation>Scellé</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Segments in the playlist</source>
        <translation>Segments de la liste</translation>
    </message>
    <message>
        <source>Segment length (ms)</source>
        <translation>Durée d’un segment (ms)</translation>
    </message>
    <message>
        <source>Sent to</source>
        <translation>Envoyé à</translation>
    </message>
    <message>
        <source>Authorization</source>
        <translation>Autorisation</translation>
    </message>
    <message>
        <source>Trusted authority</source>
        <translation>Autorité de confiance</translation>
    </message>
    <message>
        <source>Address of the keys</source>
        <translation>Adresse des clés</translation>
    </message>
    <message>
        <source>Stream key</source>
        <translation>Clé de diffusion</translation>
    </message>
    <message>
        <source>Network camera</source>
        <translation>Caméra réseau</translation>
    </message>
    <message>
        <source>Camera or capture card</source>
        <translation>Caméra ou carte d’acquisition</translation>
    </message>
    <message>
        <source>Whatever VLC plays</source>
        <translation>Tout ce que VLC lit</translation>
    </message>
    <message>
        <source>Film file, over and over</source>
        <translation>Fichier vidéo, en boucle</translation>
    </message>
    <message>
        <source>Film file, once</source>
        <translation>Fichier vidéo, une fois</translation>
    </message>
    <message>
        <source>Still picture</source>
        <translation>Image fixe</translation>
    </message>
    <message>
        <source>Simulated camera</source>
        <translation>Caméra simulée</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Microphone</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Enregistrement</translation>
    </message>
    <message>
        <source>Viewers&apos; pages</source>
        <translation>Pages des spectateurs</translation>
    </message>
    <message>
        <source>Streaming service</source>
        <translation>Service de diffusion</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>What do you want to do?</source>
        <translation>Que voulez-vous faire ?</translation>
    </message>
    <message>
        <source>type a few letters</source>
        <translation>tapez quelques lettres</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Actions</translation>
    </message>
</context>
<context>
    <name>PreviewMonitor</name>
    <message>
        <source>PREVIEW</source>
        <translation>PRÉVUE</translation>
    </message>
    <message>
        <source>UNKNOWN</source>
        <translation>INCONNU</translation>
    </message>
    <message>
        <source>NEXT</source>
        <translation>SUIVANT</translation>
    </message>
    <message>
        <source>WAITS FOR {names}</source>
        <translation>ATTEND {names}</translation>
    </message>
</context>
<context>
    <name>PrivacyCut</name>
    <message>
        <source>PRIVACY CUT</source>
        <translation>COUPURE</translation>
    </message>
    <message>
        <source>Privacy cut: slate and silence to the audience, at once</source>
        <translation>Coupure de confidentialité : mire et silence au public, tout de suite</translation>
    </message>
    <message>
        <source>HOLDS: slate and silence to the audience</source>
        <translation>EN COURS : mire et silence au public</translation>
    </message>
    <message>
        <source>pull the output; it is asked again</source>
        <translation>débranchez la sortie ; redemandé</translation>
    </message>
    <message>
        <source>no engine answers: nothing can be confirmed</source>
        <translation>aucun moteur ne répond : rien ne peut être confirmé</translation>
    </message>
    <message>
        <source>audience gets slate; no delay: what was shown is out</source>
        <translation>mire au public ; sans retard : ce qui fut montré est sorti</translation>
    </message>
    <message>
        <source>audience gets slate, last {seconds} s never air</source>
        <translation>mire au public, les {seconds} dernières s ne sortent pas</translation>
    </message>
    <message>
        <source>CUT NOT CONFIRMED</source>
        <translation>COUPURE NON CONFIRMÉE</translation>
    </message>
    <message>
        <source>fires on press · hold Esc · Pause key</source>
        <translation>agit à l&apos;appui · tenir Échap · touche Pause</translation>
    </message>
</context>
<context>
    <name>ProgramMonitor</name>
    <message>
        <source>PROGRAM</source>
        <translation>PROGRAMME</translation>
    </message>
    <message>
        <source>UNKNOWN</source>
        <translation>INCONNU</translation>
    </message>
    <message>
        <source>PRIVACY CUT</source>
        <translation>COUPURE</translation>
    </message>
    <message>
        <source>ON AIR</source>
        <translation>ANTENNE</translation>
    </message>
</context>
<context>
    <name>QuestionList</name>
    <message>
        <source>personal data</source>
        <translation>données personnelles</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>{fps} fps · {ms} ms</source>
        <translation>{fps} i/s · {ms} ms</translation>
    </message>
    <message>
        <source>sound only</source>
        <translation>son seul</translation>
    </message>
    <message>
        <source>{rate} Mb/s · {count} repeats</source>
        <translation>{rate} Mb/s · {count} répétées</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>Encodeur</translation>
    </message>
    <message>
        <source>{ms} ms late · {count} skipped</source>
        <translation>{ms} ms de retard · {count} sautées</translation>
    </message>
    <message>
        <source>Mixer</source>
        <translation>Mélangeur</translation>
    </message>
    <message>
        <source>STOPPED</source>
        <translation>ARRÊTÉE</translation>
    </message>
    <message>
        <source>STARTING</source>
        <translation>DÉMARRE</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>LOSS</source>
        <translation>PERTES</translation>
    </message>
    <message>
        <source>FAILED</source>
        <translation>EN ÉCHEC</translation>
    </message>
    <message>
        <source>The disk is full in {minutes} min: free space, or end the recording.</source>
        <translation>Le disque sera plein dans {minutes} min : libérez de la place, ou arrêtez l&apos;enregistrement.</translation>
    </message>
    <message>
        <source>DISK</source>
        <translation>DISQUE</translation>
    </message>
    <message>
        <source>GO LIVE</source>
        <translation>GO LIVE</translation>
    </message>
    <message>
        <source>READY</source>
        <translation>PRÊT</translation>
    </message>
    <message>
        <source>{mb} MB · disk {hours} h</source>
        <translation>{mb} Mo · disque {hours} h</translation>
    </message>
    <message>
        <source>{mb} MB · {count} drops</source>
        <translation>{mb} Mo · {count} pertes</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Consentement</translation>
    </message>
    <message>
        <source>WITHDRAWN</source>
        <translation>RETIRÉ</translation>
    </message>
    <message>
        <source>Nothing of this case may be shown.</source>
        <translation>Rien de ce cas ne peut être montré.</translation>
    </message>
    <message>
        <source>NONE</source>
        <translation>AUCUN</translation>
    </message>
    <message>
        <source>rehearsal, no patient</source>
        <translation>répétition, sans patient</translation>
    </message>
    <message>
        <source>LOCKED</source>
        <translation>VERROUILLÉE</translation>
    </message>
    <message>
        <source>{percent} % CPU · {mb} MB</source>
        <translation>{percent} % CPU · {mb} Mo</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Salle</translation>
    </message>
    <message>
        <source>{count} restarts</source>
        <translation>{count} relances</translation>
    </message>
    <message>
        <source>NO ENGINE</source>
        <translation>PAS DE MOTEUR</translation>
    </message>
    <message>
        <source>NO SIGNAL</source>
        <translation>PAS DE SIGNAL</translation>
    </message>
    <message>
        <source>no picture yet: look at cable, power and address</source>
        <translation>pas encore d&apos;image : vérifiez câble, courant et adresse</translation>
    </message>
    <message>
        <source>LOST</source>
        <translation>PERDUE</translation>
    </message>
    <message>
        <source>it reconnects by itself: look at cable and network</source>
        <translation>elle se reconnecte seule : vérifiez câble et réseau</translation>
    </message>
    <message>
        <source>look at its masks and confirm them</source>
        <translation>regardez ses masques et confirmez-les</translation>
    </message>
    <message>
        <source>masks not confirmed: look and confirm [Ctrl+U]</source>
        <translation>masques non confirmés : regardez et confirmez [Ctrl+U]</translation>
    </message>
    <message>
        <source>COVERED</source>
        <translation>COUVERTE</translation>
    </message>
    <message>
        <source>{doubt}: opens by itself when that is over, or confirm [Ctrl+U]</source>
        <translation>{doubt} : se rouvre seule ensuite, ou confirmez [Ctrl+U]</translation>
    </message>
    <message>
        <source>hidden everywhere until a person uncovers it</source>
        <translation>cachée partout jusqu&apos;à ce qu&apos;une personne la découvre</translation>
    </message>
    <message>
        <source>NO PICTURE</source>
        <translation>PAS D&apos;IMAGE</translation>
    </message>
    <message>
        <source>STALE {seconds} s</source>
        <translation>FIGÉ {seconds} s</translation>
    </message>
    <message>
        <source>SAFE SLATE</source>
        <translation>MIRE DE SÉCURITÉ</translation>
    </message>
    <message>
        <source>START SLATE</source>
        <translation>MIRE DE DÉBUT</translation>
    </message>
    <message>
        <source>PAUSE SLATE</source>
        <translation>MIRE DE PAUSE</translation>
    </message>
    <message>
        <source>END SLATE</source>
        <translation>MIRE DE FIN</translation>
    </message>
    <message>
        <source>WARNING SLATE</source>
        <translation>MIRE D&apos;AVERTISSEMENT</translation>
    </message>
    <message>
        <source>OFF AIR</source>
        <translation>HORS ANTENNE</translation>
    </message>
    <message>
        <source>PRIVATE PREVIEW</source>
        <translation>APERÇU PRIVÉ</translation>
    </message>
    <message>
        <source>ON AIR</source>
        <translation>ANTENNE</translation>
    </message>
    <message>
        <source>ENDED</source>
        <translation>TERMINÉ</translation>
    </message>
    <message>
        <source>CAUTION</source>
        <translation>ALERTE</translation>
    </message>
    <message>
        <source>FAULT</source>
        <translation>PANNE</translation>
    </message>
    <message>
        <source>Start the private preview first: nobody outside sees it.</source>
        <translation>Commencez par l&apos;aperçu privé : personne dehors ne le voit.</translation>
    </message>
    <message>
        <source>Program is the safe slate: cut to a camera or to the start slate first.</source>
        <translation>Le programme est la mire de sécurité : prenez d&apos;abord une caméra ou la mire de début.</translation>
    </message>
    <message>
        <source>{name}: its masks are not confirmed.</source>
        <translation>{name} : ses masques ne sont pas confirmés.</translation>
    </message>
    <message>
        <source>{name}: no picture.</source>
        <translation>{name} : pas d&apos;image.</translation>
    </message>
    <message>
        <source>The time-out holds: end it first, in two steps.</source>
        <translation>Le temps mort tient : terminez-le d&apos;abord, en deux temps.</translation>
    </message>
    <message>
        <source>{name} brings no sound: look at it, or mute it.</source>
        <translation>{name} n&apos;apporte aucun son : vérifiez, ou coupez-le.</translation>
    </message>
    <message>
        <source>The privacy cut is latched: release it first.</source>
        <translation>La coupure tient : levez-la d&apos;abord.</translation>
    </message>
    <message>
        <source>The delay still fills: {seconds} s to go.</source>
        <translation>Le retard se remplit encore : {seconds} s.</translation>
    </message>
    <message>
        <source>The disk of {name} is full in {minutes} min: free space.</source>
        <translation>Le disque de {name} sera plein dans {minutes} min : libérez de la place.</translation>
    </message>
    <message>
        <source>Output {name} does not work: {fault}</source>
        <translation>La sortie {name} ne marche pas : {fault}</translation>
    </message>
    <message>
        <source>MUTED, and SILENT</source>
        <translation>MUET, et SILENCIEUX</translation>
    </message>
    <message>
        <source>MUTED</source>
        <translation>MUET</translation>
    </message>
    <message>
        <source>HIDDEN</source>
        <translation>CACHÉ</translation>
    </message>
    <message>
        <source>SILENT: nothing comes from it</source>
        <translation>SILENCIEUX : rien n&apos;en vient</translation>
    </message>
    <message>
        <source>OFF: follows its picture</source>
        <translation>COUPÉ : suit son image</translation>
    </message>
</context>
<context>
    <name>ReplaySheet</name>
    <message>
        <source>show file, to publish</source>
        <translation>fichier de l’émission, pour publier</translation>
    </message>
    <message>
        <source>Show file</source>
        <translation>Fichier de l’émission</translation>
    </message>
    <message>
        <source>passphrase of the keys, where they stand in a file</source>
        <translation>phrase secrète des clés, si elles sont dans un fichier</translation>
    </message>
    <message>
        <source>Passphrase of the keys</source>
        <translation>Phrase secrète des clés</translation>
    </message>
    <message>
        <source>Replays and review</source>
        <translation>Rediffusions et relecture</translation>
    </message>
    <message>
        <source>folder of the recording</source>
        <translation>dossier de l&apos;enregistrement</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Enregistrement</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>who opens it</source>
        <translation>qui l&apos;ouvre</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>opérateur</translation>
    </message>
    <message>
        <source>director</source>
        <translation>réalisateur</translation>
    </message>
    <message>
        <source>passphrase, where staff is entered</source>
        <translation>phrase secrète, si le personnel est inscrit</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Phrase secrète</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Lire</translation>
    </message>
    <message>
        <source>Review and publish</source>
        <translation>Relire et publier</translation>
    </message>
    <message>
        <source>Opening a recording stands in the audit with this name. It opens in its own window.</source>
        <translation>L&apos;ouverture d&apos;un enregistrement est inscrite à l&apos;audit sous ce nom. Il s&apos;ouvre dans sa propre fenêtre.</translation>
    </message>
    <message>
        <source>Choose the folder of a recording first.</source>
        <translation>Choisissez d&apos;abord le dossier d&apos;un enregistrement.</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Ouverture…</translation>
    </message>
</context>
<context>
    <name>ReplayWindow</name>
    <message>
        <source>Play</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espace</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Enregistrement</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Mark before</source>
        <translation>Repère précédent</translation>
    </message>
    <message>
        <source>PgUp</source>
        <translation>Pg préc.</translation>
    </message>
    <message>
        <source>Frame back</source>
        <translation>Image préc.</translation>
    </message>
    <message>
        <source>Frame on</source>
        <translation>Image suiv.</translation>
    </message>
    <message>
        <source>Next mark</source>
        <translation>Repère suivant</translation>
    </message>
    <message>
        <source>PgDn</source>
        <translation>Pg suiv.</translation>
    </message>
</context>
<context>
    <name>ReviewBoard</name>
    <message>
        <source>{} – saved</source>
        <translation>{} – gardé</translation>
    </message>
</context>
<context>
    <name>ReviewWindow</name>
    <message>
        <source>Sound was not agreed to: none is heard, none is published.</source>
        <translation>Le son n’a pas été autorisé : rien n’est entendu ni publié.</translation>
    </message>
    <message>
        <source>Publishing … {} %</source>
        <translation>Publication… {} %</translation>
    </message>
    <message>
        <source>Not published: {}</source>
        <translation>Non publiée : {}</translation>
    </message>
    <message>
        <source>Published: {}</source>
        <translation>Publiée : {}</translation>
    </message>
    <message>
        <source>CUT: not in the replay</source>
        <translation>COUPÉ : pas dans la rediffusion</translation>
    </message>
    <message>
        <source>Replay: {}</source>
        <translation>Rediffusion : {}</translation>
    </message>
    <message>
        <source>Nothing is left to publish</source>
        <translation>Il ne reste rien à publier</translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation>Ouverture…</translation>
    </message>
    <message>
        <source>muted here</source>
        <translation>muet ici</translation>
    </message>
    <message>
        <source>Choose a range first: I where it begins, O where it ends.</source>
        <translation>Choisissez d&apos;abord une plage : I au début, O à la fin.</translation>
    </message>
    <message>
        <source>Drag a rectangle, or click corners and close with Enter; Esc gives it up.</source>
        <translation>Tirez un rectangle, ou cliquez les coins et fermez par Entrée ; Échap abandonne.</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Sous-titre</translation>
    </message>
    <message>
        <source>Words for those who read:</source>
        <translation>Texte pour ceux qui lisent :</translation>
    </message>
    <message>
        <source>Chapter</source>
        <translation>Chapitre</translation>
    </message>
    <message>
        <source>Its title, as viewers read it:</source>
        <translation>Son titre, tel que le lisent les spectateurs :</translation>
    </message>
    <message>
        <source>Choose an edit first, in the list or under the time line.</source>
        <translation>Choisissez d&apos;abord une retouche, dans la liste ou sous la ligne de temps.</translation>
    </message>
    <message>
        <source>Its words:</source>
        <translation>Son texte :</translation>
    </message>
    <message>
        <source>As published: on</source>
        <translation>Telle que publiée : oui</translation>
    </message>
    <message>
        <source>As published</source>
        <translation>Telle que publiée</translation>
    </message>
    <message>
        <source>cuts</source>
        <translation>coupes</translation>
    </message>
    <message>
        <source>mutes</source>
        <translation>silences</translation>
    </message>
    <message>
        <source>covers</source>
        <translation>caches</translation>
    </message>
    <message>
        <source>captions</source>
        <translation>sous-titres</translation>
    </message>
    <message>
        <source>chapters</source>
        <translation>chapitres</translation>
    </message>
    <message>
        <source>The replay will be {} long: {}. The original stays as it is.</source>
        <translation>La rediffusion durera {} : {}. L&apos;original reste tel quel.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Suppr</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Couper</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Muet</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>Cacher</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Plage</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>PUBLISH …</source>
        <translation>PUBLIER…</translation>
    </message>
    <message>
        <source>This may not be published.</source>
        <translation>Ceci ne peut pas être publié.</translation>
    </message>
</context>
<context>
    <name>RowPainter</name>
    <message>
        <source>personal data</source>
        <translation>données personnelles</translation>
    </message>
    <message>
        <source>HALL</source>
        <translation>SALLE</translation>
    </message>
</context>
<context>
    <name>Said</name>
    <message>
        <source>Off air; start the private preview first.</source>
        <translation>Hors antenne : lancez d’abord l’aperçu privé.</translation>
    </message>
    <message>
        <source>The show has ended; go back to off air first.</source>
        <translation>L’émission est terminée : repassez d’abord hors antenne.</translation>
    </message>
    <message>
        <source>{0} is not ready; wait for its picture.</source>
        <translation>{0} n’est pas prêt : attendez son image.</translation>
    </message>
    <message>
        <source>The bar goes from 0 to {0}, not to {1}.</source>
        <translation>La barre va de 0 à {0}, pas à {1}.</translation>
    </message>
    <message>
        <source>A transition is running by itself; wait for its end, or cut.</source>
        <translation>Une transition est en cours : attendez sa fin ou coupez.</translation>
    </message>
    <message>
        <source>A transition is running; wait for its end, or cut.</source>
        <translation>Une transition est en cours : attendez sa fin, ou coupez.</translation>
    </message>
    <message>
        <source>A transition is running; wait for its end.</source>
        <translation>Une transition est en cours : attendez sa fin.</translation>
    </message>
    <message>
        <source>That works from {0}; the show is {1}.</source>
        <translation>Possible seulement depuis « {0} » ; l’émission est « {1} ».</translation>
    </message>
    <message>
        <source>Not shown: {0} had no picture within 2 s.</source>
        <translation>Pas montré : {0} n’a pas eu d’image en 2 s.</translation>
    </message>
    <message>
        <source>Bring the bar back to its start first.</source>
        <translation>Ramenez d’abord la barre à son départ.</translation>
    </message>
    <message>
        <source>A transition takes 1 to {0} frames, not {1}.</source>
        <translation>Une transition dure de 1 à {0} images, pas {1}.</translation>
    </message>
    <message>
        <source>There is no lower third &apos;{0}&apos; in this show; there are: {1}.</source>
        <translation>Il n’y a pas de bandeau « {0} » dans cette émission ; il y a : {1}.</translation>
    </message>
    <message>
        <source>This show has no logo; name one in its file.</source>
        <translation>Cette émission n’a pas de logo : nommez-en un dans son fichier.</translation>
    </message>
    <message>
        <source>A countdown takes 0 to {0} seconds, not {1}.</source>
        <translation>Un compte à rebours dure de 0 à {0} secondes, pas {1}.</translation>
    </message>
    <message>
        <source>A scene has at most {0} boxes, this one has {1}.</source>
        <translation>Une scène a au plus {0} cases, celle-ci en a {1}.</translation>
    </message>
    <message>
        <source>There is no source &apos;{0}&apos; in this show; there are: {1}.</source>
        <translation>Il n’y a pas de source « {0} » dans cette émission ; il y a : {1}.</translation>
    </message>
    <message>
        <source>{0} has no picture; it belongs to the sound mixer.</source>
        <translation>{0} n’a pas d’image : c’est une source de son.</translation>
    </message>
    <message>
        <source>The box of {0} leaves the picture; x, y and size must stay within 0 to {1}.</source>
        <translation>La case de {0} sort de l’image : x, y et taille doivent rester entre 0 et {1}.</translation>
    </message>
    <message>
        <source>The box of {0} is too small; it needs at least 2 pixels each way.</source>
        <translation>La case de {0} est trop petite : il faut au moins 2 pixels de côté.</translation>
    </message>
    <message>
        <source>The rundown is at its end; select a cue.</source>
        <translation>La conduite est finie : choisissez un point.</translation>
    </message>
    <message>
        <source>This show has no rundown.</source>
        <translation>Cette émission n’a pas de conduite.</translation>
    </message>
    <message>
        <source>Cue {0}: {1}.</source>
        <translation>Point {0} : {1}.</translation>
    </message>
    <message>
        <source>the layout {0} takes {1} sources, not {2}</source>
        <translation>la disposition {0} prend {1} sources, pas {2}</translation>
    </message>
    <message>
        <source>This show has no rundown; give it cues in its file.</source>
        <translation>Cette émission n’a pas de conduite : ajoutez des points dans son fichier.</translation>
    </message>
    <message>
        <source>There is no cue &apos;{0}&apos; in this show; there are: {1}.</source>
        <translation>Il n’y a pas de point « {0} » dans cette émission ; il y a : {1}.</translation>
    </message>
    <message>
        <source>A {0} may not do that: it is for {1}.</source>
        <translation>Le rôle « {0} » n’y a pas droit : c’est réservé à {1}.</translation>
    </message>
    <message>
        <source>An {0} may not do that: it is for {1}.</source>
        <translation>Le rôle « {0} » n’y a pas droit : c’est réservé à {1}.</translation>
    </message>
    <message>
        <source>An observer may only look: this is for {0}.</source>
        <translation>Un observateur ne peut que regarder : c’est réservé à {0}.</translation>
    </message>
    <message>
        <source>A name is one line of at most {0} characters.</source>
        <translation>Un nom tient en une ligne de {0} caractères au plus.</translation>
    </message>
    <message>
        <source>A caption has at most {0} characters; send it in parts.</source>
        <translation>Un sous-titre a au plus {0} caractères : envoyez-le en parties.</translation>
    </message>
    <message>
        <source>This caption holds a name of this case&apos;s block list: say it without the name.</source>
        <translation>Ce sous-titre contient un nom de la liste de blocage de ce cas : dites-le sans le nom.</translation>
    </message>
    <message>
        <source>There is no output &apos;{0}&apos; in this show; there are: {1}.</source>
        <translation>Il n’y a pas de sortie « {0} » dans cette émission ; il y a : {1}.</translation>
    </message>
    <message>
        <source>The show is not on air: there is nothing yet that a mark could stand in.</source>
        <translation>L’émission n’est pas à l’antenne : il n’y a encore rien à marquer.</translation>
    </message>
    <message>
        <source>The words of a mark are one line of at most {0} characters.</source>
        <translation>Le texte d’un repère tient en une ligne de {0} caractères au plus.</translation>
    </message>
    <message>
        <source>Only a chapter answers a question, by an id of at most {0} signs.</source>
        <translation>Seul un chapitre répond à une question, par un identifiant de {0} signes au plus.</translation>
    </message>
    <message>
        <source>More than {0} marks in {1} s: wait a moment.</source>
        <translation>Plus de {0} repères en {1} s : attendez un instant.</translation>
    </message>
    <message>
        <source>No record runs: this mark stands in the audit only, by its frame, without its words.</source>
        <translation>Rien n’enregistre : ce repère n’est que dans l’audit, par son image, sans son texte.</translation>
    </message>
    <message>
        <source>There is memory for a delay of {0} frames ({1} s), not {2}: end other programs, or start the show with a smaller picture.</source>
        <translation>La mémoire suffit pour un retard de {0} images ({1} s), pas {2} : fermez d’autres programmes ou démarrez avec une image plus petite.</translation>
    </message>
    <message>
        <source>A partial dump takes 1 frame or more, not {0}.</source>
        <translation>Une purge partielle prend au moins 1 image, pas {0}.</translation>
    </message>
    <message>
        <source>The delay goes from 0 to {0} s ({1} frames).</source>
        <translation>Le retard va de 0 à {0} s ({1} images).</translation>
    </message>
    <message>
        <source>Ask for the shorter delay first, then confirm it within 10 s.</source>
        <translation>Demandez d’abord le retard plus court, puis confirmez dans les 10 s.</translation>
    </message>
    <message>
        <source>There is no privacy cut to release.</source>
        <translation>Il n’y a pas de coupure à lever.</translation>
    </message>
    <message>
        <source>Arm the release first, then release within 10 s.</source>
        <translation>Armez d’abord la levée, puis levez dans les 10 s.</translation>
    </message>
    <message>
        <source>The TIME-OUT holds: end it first, in two steps.</source>
        <translation>Le TEMPS MORT tient : terminez-le d’abord, en deux temps.</translation>
    </message>
    <message>
        <source>There is no time-out to end.</source>
        <translation>Il n’y a pas de temps mort à terminer.</translation>
    </message>
    <message>
        <source>Arm the end of the time-out first, then end it within 10 s.</source>
        <translation>Armez d’abord la fin du temps mort, puis terminez-le dans les 10 s.</translation>
    </message>
    <message>
        <source>A stop was pressed after the release was armed: arm it again.</source>
        <translation>Un arrêt a été pressé après l’armement : armez de nouveau.</translation>
    </message>
    <message>
        <source>The cut flag of this show is broken, so nobody knows whether a stop was pressed: end the show and start anew.</source>
        <translation>Le drapeau de coupure de cette émission est cassé, nul ne sait si un arrêt a été pressé : terminez l’émission et recommencez.</translation>
    </message>
    <message>
        <source>The picture&apos;s geometry changed: confirm the masks.</source>
        <translation>La géométrie de l’image a changé : confirmez les masques.</translation>
    </message>
    <message>
        <source>The signal was lost: confirm the masks.</source>
        <translation>Le signal a été perdu : confirmez les masques.</translation>
    </message>
    <message>
        <source>The masks were changed while nothing could be seen: confirm them.</source>
        <translation>Les masques ont été changés sans image visible : confirmez-les.</translation>
    </message>
    <message>
        <source>The engine was started again while the masks were not confirmed: confirm them.</source>
        <translation>Le moteur a redémarré alors que les masques n’étaient pas confirmés : confirmez-les.</translation>
    </message>
    <message>
        <source>{0}: check the masks, then confirm them.</source>
        <translation>{0} : vérifiez les masques, puis confirmez-les.</translation>
    </message>
    <message>
        <source>{0} has no mask &apos;{1}&apos;; it has: {2}.</source>
        <translation>{0} n’a pas de masque « {1} » ; il a : {2}.</translation>
    </message>
    <message>
        <source>{0} has no mask to confirm; draw one first.</source>
        <translation>{0} n’a pas de masque à confirmer : dessinez-en un d’abord.</translation>
    </message>
    <message>
        <source>There is no picture of {0} to look at; wait for it.</source>
        <translation>Il n’y a pas d’image de {0} à regarder : attendez-la.</translation>
    </message>
    <message>
        <source>A source has at most {0} masks; remove one first.</source>
        <translation>Une source a au plus {0} masques : retirez-en un d’abord.</translation>
    </message>
    <message>
        <source>A mask&apos;s id has 1 to 32 of the signs a-z, 0-9, _ and -.</source>
        <translation>L’identifiant d’un masque a 1 à 32 signes parmi a-z, 0-9, _ et -.</translation>
    </message>
    <message>
        <source>A mask has 3 to {0} points, this one has {1}.</source>
        <translation>Un masque a 3 à {0} points, celui-ci en a {1}.</translation>
    </message>
    <message>
        <source>A mask&apos;s points lie within 0 to {0}.</source>
        <translation>Les points d’un masque sont entre 0 et {0}.</translation>
    </message>
    <message>
        <source>A mask&apos;s margin is 0 to {0}.</source>
        <translation>La marge d’un masque va de 0 à {0}.</translation>
    </message>
    <message>
        <source>A mask&apos;s feather is 0 to {0}.</source>
        <translation>Le fondu d’un masque va de 0 à {0}.</translation>
    </message>
    <message>
        <source>A mask needs an area: its points lie on one line, or cancel each other out.</source>
        <translation>Un masque doit avoir une surface : ses points sont alignés ou s’annulent.</translation>
    </message>
    <message>
        <source>No camera of this show is named &apos;{0}&apos;; there are: {1}.</source>
        <translation>Aucune caméra de cette émission ne s’appelle « {0} » ; il y a : {1}.</translation>
    </message>
    <message>
        <source>{0} edits the masks of {1} just now; one at a time.</source>
        <translation>{0} modifie en ce moment les masques de {1} : un à la fois.</translation>
    </message>
    <message>
        <source>{0} is a scope: it never comes to program by itself, a person takes it.</source>
        <translation>{0} est un endoscope : il ne vient jamais seul à l’antenne, une personne le prend.</translation>
    </message>
    <message>
        <source>{0} is a scope: it airs only with its solid surround confirmed. Draw a field-only mask around its round picture, look at it and confirm it.</source>
        <translation>{0} est un endoscope : il ne passe qu’avec son pourtour opaque confirmé. Dessinez un masque « champ seul » autour de son image ronde, regardez-le et confirmez-le.</translation>
    </message>
    <message>
        <source>{0} is a scope: look whether it is still inside, say so (key I at the desk, or producer ctl inside {1}), and take it within 10 seconds. Each take needs it anew.</source>
        <translation>{0} est un endoscope : regardez s’il est encore dans le corps, dites-le (touche I, ou producer ctl inside {1}), et prenez-le dans les 10 secondes. Il le faut à chaque prise.</translation>
    </message>
    <message>
        <source>There is no source &apos;{0}&apos; in this show; its scopes are: {1}.</source>
        <translation>Il n’y a pas de source « {0} » dans cette émission ; ses endoscopes : {1}.</translation>
    </message>
    <message>
        <source>{0} is not a scope: it needs no word that it is inside.</source>
        <translation>{0} n’est pas un endoscope : rien à confirmer.</translation>
    </message>
    <message>
        <source>{0} has no picture now, so nobody can see whether it is inside.</source>
        <translation>{0} n’a pas d’image : personne ne peut voir s’il est dans le corps.</translation>
    </message>
    <message>
        <source>Nothing is known of the guards of &apos;{0}&apos;, so it may not be shown.</source>
        <translation>On ne sait rien des gardes de « {0} » : il ne peut être montré.</translation>
    </message>
    <message>
        <source>{0} is a camera that moves: masks drawn on its scene do not move with it. Fix it in place and say fixed = true in the show file, or show another source.</source>
        <translation>{0} est une caméra mobile : les masques dessinés sur sa scène ne la suivent pas. Fixez-la et écrivez fixed = true dans le fichier de l’émission, ou montrez une autre source.</translation>
    </message>
    <message>
        <source>{0} may only be shown while the guard &apos;{1}&apos; watches it, and it does not: wait until its camera process reports, or start the source again.</source>
        <translation>{0} ne peut être montré que sous la garde « {1} », et elle ne veille pas : attendez que sa caméra réponde, ou relancez la source.</translation>
    </message>
    <message>
        <source>{0}: {1}, just now. Look again, then confirm.</source>
        <translation>{0} : {1}, à l’instant. Regardez encore, puis confirmez.</translation>
    </message>
    <message>
        <source>its camera does not report</source>
        <translation>sa caméra ne répond pas</translation>
    </message>
    <message>
        <source>the view is as confirmed</source>
        <translation>la vue est celle confirmée</translation>
    </message>
    <message>
        <source>it is no picture</source>
        <translation>ce n’est pas une image</translation>
    </message>
    <message>
        <source>the picture is too small to judge</source>
        <translation>l’image est trop petite pour juger</translation>
    </message>
    <message>
        <source>the guard failed ({0})</source>
        <translation>la garde a échoué ({0})</translation>
    </message>
    <message>
        <source>the picture is black</source>
        <translation>l’image est noire</translation>
    </message>
    <message>
        <source>the picture is frozen</source>
        <translation>l’image est figée</translation>
    </message>
    <message>
        <source>it has no capture time</source>
        <translation>elle n’a pas d’heure de prise</translation>
    </message>
    <message>
        <source>the guard answered for a frame that has not come</source>
        <translation>la garde a répondu pour une image qui n’est pas venue</translation>
    </message>
    <message>
        <source>the picture was another one half a second ago</source>
        <translation>l’image était autre il y a une demi-seconde</translation>
    </message>
    <message>
        <source>nobody has confirmed its view</source>
        <translation>personne n’a confirmé sa vue</translation>
    </message>
    <message>
        <source>the picture&apos;s geometry is not the confirmed one</source>
        <translation>la géométrie de l’image n’est pas celle confirmée</translation>
    </message>
    <message>
        <source>the guard did not answer for this frame</source>
        <translation>la garde n’a pas répondu pour cette image</translation>
    </message>
    <message>
        <source>it has not judged yet</source>
        <translation>elle n’a pas encore jugé</translation>
    </message>
    <message>
        <source>it tripped</source>
        <translation>elle a déclenché</translation>
    </message>
    <message>
        <source>it is not sure</source>
        <translation>elle n’est pas sûre</translation>
    </message>
    <message>
        <source>its verdict is late</source>
        <translation>son verdict est en retard</translation>
    </message>
    <message>
        <source>it has not been OK for a second</source>
        <translation>elle n’est pas bonne depuis une seconde</translation>
    </message>
    <message>
        <source>the frame is from before it was OK</source>
        <translation>l’image date d’avant le retour au bon état</translation>
    </message>
    <message>
        <source>too little of the confirmed view is found</source>
        <translation>on retrouve trop peu de la vue confirmée</translation>
    </message>
    <message>
        <source>the camera moved</source>
        <translation>la caméra a bougé</translation>
    </message>
    <message>
        <source>The camera moved</source>
        <translation>La caméra a bougé</translation>
    </message>
    <message>
        <source>too little of the view can be seen</source>
        <translation>on voit trop peu de la vue</translation>
    </message>
    <message>
        <source>another picture than the confirmed one</source>
        <translation>une autre image que celle confirmée</translation>
    </message>
    <message>
        <source>the picture has too little detail to watch</source>
        <translation>l’image a trop peu de détails pour être surveillée</translation>
    </message>
    <message>
        <source>the picture has another size than the confirmed one</source>
        <translation>l’image n’a pas la taille confirmée</translation>
    </message>
    <message>
        <source>Consent was withdrawn: nothing of this case may be shown any more. End the show.</source>
        <translation>Le consentement a été retiré : plus rien de ce cas ne peut être montré. Terminez l’émission.</translation>
    </message>
    <message>
        <source>Nothing is known of output &apos;{0}&apos;, so nothing is sent; known are: {1}.</source>
        <translation>La sortie « {0} » est inconnue, rien n’est envoyé ; connues : {1}.</translation>
    </message>
    <message>
        <source>Sound was not agreed to: this case goes out silent.</source>
        <translation>Le son n’a pas été accepté : ce cas passe muet.</translation>
    </message>
    <message>
        <source>Nothing is known of this show&apos;s sources; nothing may be shown.</source>
        <translation>On ne sait rien des sources de cette émission ; rien ne peut être montré.</translation>
    </message>
    <message>
        <source>The time of day is not known, so nobody knows whether the consent still holds.</source>
        <translation>L’heure est inconnue, nul ne sait si le consentement tient encore.</translation>
    </message>
    <message>
        <source>Nobody has looked whether this machine may hold a patient&apos;s pictures: wait a moment, or start anew.</source>
        <translation>Personne n’a vérifié si cette machine peut garder des images d’un patient : attendez un instant ou recommencez.</translation>
    </message>
    <message>
        <source>Nobody can tell whether swap is encrypted here: pictures of a patient could reach a disk.</source>
        <translation>Nul ne peut dire si l’espace d’échange est chiffré ici : des images d’un patient pourraient arriver sur un disque.</translation>
    </message>
    <message>
        <source>Swap on {0} is not encrypted: pictures of a patient could reach the disk in the clear; switch it off (swapoff -a), or put it on an encrypted volume.</source>
        <translation>L’espace d’échange {0} n’est pas chiffré : des images d’un patient pourraient arriver en clair sur le disque ; désactivez-le (swapoff -a), ou placez-le sur un volume chiffré.</translation>
    </message>
    <message>
        <source>The block list of names is lost: no process that held it runs any more. Give it again, one name a line: producer ctl block-list - .</source>
        <translation>La liste de noms à bloquer est perdue : aucun processus qui la tenait ne tourne plus. Redonnez-la, un nom par ligne : producer ctl block-list - .</translation>
    </message>
    <message>
        <source>Source &apos;{0}&apos; is a real camera and this show has no case: without one only rehearsals may be shown (simulated sources, files, addresses on this machine). Make one with: producer case new.</source>
        <translation>La source « {0} » est une vraie caméra et cette émission n’a pas de cas : sans cas, seules les répétitions passent (sources simulées, fichiers, adresses de cette machine). Créez-en un : producer case new.</translation>
    </message>
    <message>
        <source>Output &apos;{0}&apos; leaves this machine: a rehearsal is sent to this machine only.</source>
        <translation>La sortie « {0} » quitte cette machine : une répétition n’est envoyée qu’à cette machine.</translation>
    </message>
    <message>
        <source>The case does not permit source &apos;{0}&apos;: add it to the case file&apos;s permitted sources, or leave it.</source>
        <translation>Le cas n’autorise pas la source « {0} » : ajoutez-la aux sources autorisées du fichier de cas, ou laissez-la.</translation>
    </message>
    <message>
        <source>The case does not permit the mask profile &apos;{0}&apos;, under which source &apos;{1}&apos; stands.</source>
        <translation>Le cas n’autorise pas le profil de masque « {0} » de la source « {1} ».</translation>
    </message>
    <message>
        <source>The room does not warn and ask for age, as a public broadcast has to: say public = true in [room].</source>
        <translation>La salle n’avertit pas et ne demande pas l’âge, comme l’exige une diffusion publique : écrivez public = true dans [room].</translation>
    </message>
    <message>
        <source>The room is open to the public and the case is for professionals: say public = false in [room].</source>
        <translation>La salle est ouverte au public et le cas est réservé aux professionnels : écrivez public = false dans [room].</translation>
    </message>
    <message>
        <source>Output &apos;{0}&apos; leads to viewers whom nobody has reviewed, and the case is for professionals. If the house reviews them itself, name it in the case file&apos;s closed_outputs.</source>
        <translation>La sortie « {0} » mène à des spectateurs que personne n’a vérifiés, et le cas est réservé aux professionnels. Si la maison les vérifie elle-même, nommez-la dans closed_outputs du fichier de cas.</translation>
    </message>
    <message>
        <source>Nothing is known of source &apos;{0}&apos;, so it may not be shown; known are: {1}.</source>
        <translation>La source « {0} » est inconnue et ne peut être montrée ; connues : {1}.</translation>
    </message>
    <message>
        <source>The consent has expired: it has to be given anew.</source>
        <translation>Le consentement a expiré : il doit être donné de nouveau.</translation>
    </message>
    <message>
        <source>A recording was not agreed to: leave this output stopped.</source>
        <translation>L’enregistrement n’a pas été accepté : laissez cette sortie arrêtée.</translation>
    </message>
    <message>
        <source>{0} ({1} more: producer ctl consent)</source>
        <translation>{0} ({1} de plus : producer ctl consent)</translation>
    </message>
    <message>
        <source>The case has no number: make one with: producer case new.</source>
        <translation>Le cas n’a pas de numéro : créez-en un avec : producer case new.</translation>
    </message>
    <message>
        <source>This is no case number but may be a name or a date; allowed are {0}.</source>
        <translation>Ce n’est pas un numéro de cas mais peut-être un nom ou une date ; permis : {0}.</translation>
    </message>
    <message>
        <source>three groups such as K7Q2-B4X9-M3T8, made by: producer case new</source>
        <translation>trois groupes comme K7Q2-B4X9-M3T8, faits par : producer case new</translation>
    </message>
    <message>
        <source>The last sign of the case number does not fit the others: look for a slip of the pen.</source>
        <translation>Le dernier signe du numéro de cas ne va pas avec les autres : cherchez une faute de frappe.</translation>
    </message>
    <message>
        <source>{0} is not recorded.</source>
        <translation>{0} n’est pas enregistré.</translation>
    </message>
    <message>
        <source>{0} was given to another version of the legal text: it has to be signed anew.</source>
        <translation>{0} porte sur une autre version du texte légal : il faut signer de nouveau.</translation>
    </message>
    <message>
        <source>The patient&apos;s consent</source>
        <translation>Le consentement du patient</translation>
    </message>
    <message>
        <source>The family&apos;s consent</source>
        <translation>Le consentement de la famille</translation>
    </message>
    <message>
        <source>The surgeon&apos;s consent</source>
        <translation>Le consentement du chirurgien</translation>
    </message>
    <message>
        <source>Consent was withdrawn.</source>
        <translation>Le consentement a été retiré.</translation>
    </message>
    <message>
        <source>The legal text is missing: name its version and hash with: producer case text.</source>
        <translation>Le texte légal manque : indiquez sa version et son empreinte avec : producer case text.</translation>
    </message>
    <message>
        <source>No patient advocate is named: somebody who takes no part in the operation and may stop it.</source>
        <translation>Aucun défenseur du patient n’est nommé : une personne étrangère à l’opération et qui peut l’arrêter.</translation>
    </message>
    <message>
        <source>Checklist: {0}</source>
        <translation>Liste de contrôle : {0}</translation>
    </message>
    <message>
        <source>The surgeon&apos;s skill and suitability for a live broadcast are not confirmed.</source>
        <translation>L’aptitude du chirurgien à une diffusion en direct n’est pas confirmée.</translation>
    </message>
    <message>
        <source>It is not confirmed that the surgeon works with the home team.</source>
        <translation>Il n’est pas confirmé que le chirurgien opère avec son équipe.</translation>
    </message>
    <message>
        <source>It is not confirmed that there is no time pressure.</source>
        <translation>Il n’est pas confirmé qu’il n’y a pas de pression de temps.</translation>
    </message>
    <message>
        <source>A live broadcast was not agreed to.</source>
        <translation>La diffusion en direct n’a pas été acceptée.</translation>
    </message>
    <message>
        <source>It is not said until when the consent holds.</source>
        <translation>Il n’est pas dit jusqu’à quand le consentement tient.</translation>
    </message>
    <message>
        <source>The public was not agreed to as audience.</source>
        <translation>Le grand public n’a pas été accepté comme audience.</translation>
    </message>
    <message>
        <source>Nobody has signed off showing this to the public: producer case sign.</source>
        <translation>Personne n’a signé la diffusion au public : producer case sign.</translation>
    </message>
    <message>
        <source>It is not confirmed that only adults are let in.</source>
        <translation>Il n’est pas confirmé que seuls des adultes entrent.</translation>
    </message>
    <message>
        <source>The content warning stands for {0} s more; take the picture then.</source>
        <translation>L’avertissement reste encore {0} s ; prenez l’image ensuite.</translation>
    </message>
    <message>
        <source>The 20 minutes of a public broadcast are over: hand over and end the show.</source>
        <translation>Les 20 minutes d’une diffusion publique sont passées : passez la main et terminez l’émission.</translation>
    </message>
    <message>
        <source>the content warning is over, pictures may come</source>
        <translation>l’avertissement est fini, les images peuvent venir</translation>
    </message>
    <message>
        <source>17 minutes of 20</source>
        <translation>17 minutes sur 20</translation>
    </message>
    <message>
        <source>19 minutes of 20</source>
        <translation>19 minutes sur 20</translation>
    </message>
    <message>
        <source>20 minutes: hand-over</source>
        <translation>20 minutes : relais</translation>
    </message>
    <message>
        <source>The audit is broken: more happened than could be written. Nothing new is shown; end the show and start anew.</source>
        <translation>L’audit est cassé : il s’est passé plus qu’il n’a pu être écrit. Rien de nouveau n’est montré ; terminez l’émission et recommencez.</translation>
    </message>
    <message>
        <source>The audit has not been written for {0} s: the disk is too slow or gone. Nothing new is shown.</source>
        <translation>L’audit n’est plus écrit depuis {0} s : le disque est trop lent ou parti. Rien de nouveau n’est montré.</translation>
    </message>
    <message>
        <source>There is no key to sign the audit with, so nothing may be shown: open the key store and start the show anew.</source>
        <translation>Pas de clé pour signer l’audit, rien ne peut être montré : ouvrez le coffre à clés et relancez l’émission.</translation>
    </message>
    <message>
        <source>It is withdrawn and the air is cut, but that is not on disk yet: the disk is slow or full.</source>
        <translation>C’est retiré et l’antenne est coupée, mais pas encore sur disque : il est lent ou plein.</translation>
    </message>
    <message>
        <source>Hiding works; nothing new is shown.</source>
        <translation>Cacher marche ; rien de nouveau n’est montré.</translation>
    </message>
    <message>
        <source>A channel&apos;s gain goes from {0} to {1} dB.</source>
        <translation>Le gain d’une voie va de {0} à {1} dB.</translation>
    </message>
    <message>
        <source>Pan goes from {0} (left) to {1} (right).</source>
        <translation>Le panoramique va de {0} (gauche) à {1} (droite).</translation>
    </message>
    <message>
        <source>A channel&apos;s delay goes from {0} to {1} ms.</source>
        <translation>Le retard d’une voie va de {0} à {1} ms.</translation>
    </message>
    <message>
        <source>There is no channel &apos;{0}&apos; in this show; there are: {1}.</source>
        <translation>Il n’y a pas de voie « {0} » dans cette émission ; il y a : {1}.</translation>
    </message>
    <message>
        <source>its source is covered or lost</source>
        <translation>sa source est couverte ou perdue</translation>
    </message>
    <message>
        <source>its source is not on program</source>
        <translation>sa source n’est pas à l’antenne</translation>
    </message>
    <message>
        <source>The headphones were unplugged or taken away.</source>
        <translation>Le casque a été débranché ou retiré.</translation>
    </message>
    <message>
        <source>The listen bus is not there: headphones stay silent.</source>
        <translation>Le bus d’écoute n’est pas là : le casque reste muet.</translation>
    </message>
    <message>
        <source>The output device {0} does not open at 48 kHz: is it in use?</source>
        <translation>Le périphérique de sortie {0} ne s’ouvre pas à 48 kHz : est-il utilisé ?</translation>
    </message>
    <message>
        <source>The input device {0} has {1} channel, not {2}.</source>
        <translation>L’entrée {0} a {1} voie, pas {2}.</translation>
    </message>
    <message>
        <source>The microphone is not open.</source>
        <translation>Le micro n’est pas ouvert.</translation>
    </message>
    <message>
        <source>The microphone sends nothing: it was unplugged or taken away.</source>
        <translation>Le micro n’envoie rien : il a été débranché ou retiré.</translation>
    </message>
    <message>
        <source>The input device {0} cannot be opened at 48 kHz: it may be in use.</source>
        <translation>L’entrée {0} ne s’ouvre pas à 48 kHz : elle est peut-être utilisée.</translation>
    </message>
    <message>
        <source>{0}: {1}.</source>
        <translation>{0} : {1}.</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0} : {1}</translation>
    </message>
    <message>
        <source>{0}; {1}.</source>
        <translation>{0} ; {1}.</translation>
    </message>
    <message>
        <source>no picture</source>
        <translation>pas d’image</translation>
    </message>
    <message>
        <source>no sound</source>
        <translation>pas de son</translation>
    </message>
    <message>
        <source>covered until confirmed</source>
        <translation>couvert jusqu’à confirmation</translation>
    </message>
    <message>
        <source>masks not confirmed</source>
        <translation>masques non confirmés</translation>
    </message>
    <message>
        <source>picture stopped</source>
        <translation>image arrêtée</translation>
    </message>
    <message>
        <source>no picture yet</source>
        <translation>pas encore d’image</translation>
    </message>
    <message>
        <source>only {0} of {1} frames a second</source>
        <translation>seulement {0} images par seconde sur {1}</translation>
    </message>
    <message>
        <source>well again</source>
        <translation>de nouveau bon</translation>
    </message>
    <message>
        <source>The machine is too slow: {0} frames of program skipped in a second.</source>
        <translation>La machine est trop lente : {0} images sautées en une seconde.</translation>
    </message>
    <message>
        <source>Close other programs, use fewer cameras or a smaller picture.</source>
        <translation>Fermez d’autres programmes, prenez moins de caméras ou une image plus petite.</translation>
    </message>
    <message>
        <source>The mixer is nearly late.</source>
        <translation>Le mélangeur est presque en retard.</translation>
    </message>
    <message>
        <source>Close other programs; allow economy for unused cameras.</source>
        <translation>Fermez d’autres programmes ; laissez les caméras inutilisées en économie.</translation>
    </message>
    <message>
        <source>The encoder has failed.</source>
        <translation>L’encodeur est en panne.</translation>
    </message>
    <message>
        <source>It starts again by itself; else restart the engine.</source>
        <translation>Il redémarre seul ; sinon relancez le moteur.</translation>
    </message>
    <message>
        <source>The encoder is late: {0} frames repeated in a second.</source>
        <translation>L’encodeur est en retard : {0} images répétées en une seconde.</translation>
    </message>
    <message>
        <source>Use a faster preset or a smaller picture.</source>
        <translation>Prenez un réglage plus rapide ou une image plus petite.</translation>
    </message>
    <message>
        <source>Look at its cable, power and network; it reconnects by itself.</source>
        <translation>Voyez câble, alimentation et réseau ; elle se reconnecte seule.</translation>
    </message>
    <message>
        <source>Look at its masks on the preview and confirm them.</source>
        <translation>Regardez ses masques à l’aperçu et confirmez-les.</translation>
    </message>
    <message>
        <source>Wait; its last picture stands for half a second at most.</source>
        <translation>Attendez ; sa dernière image reste une demi-seconde au plus.</translation>
    </message>
    <message>
        <source>Look at its cable, power and address.</source>
        <translation>Voyez câble, alimentation et adresse.</translation>
    </message>
    <message>
        <source>Take another camera; restart this one.</source>
        <translation>Prenez une autre caméra ; redémarrez celle-ci.</translation>
    </message>
    <message>
        <source>Look at its lens cap, light and cable.</source>
        <translation>Voyez capuchon, lumière et câble.</translation>
    </message>
    <message>
        <source>Look at its network or use fewer.</source>
        <translation>Voyez son réseau ou prenez-en moins.</translation>
    </message>
    <message>
        <source>Look at its microphone and cable.</source>
        <translation>Voyez son micro et son câble.</translation>
    </message>
    <message>
        <source>{0}: nothing is recorded; {1}.</source>
        <translation>{0} : rien n’est enregistré ; {1}.</translation>
    </message>
    <message>
        <source>Make room or mend it; program stays on air.</source>
        <translation>Faites de la place ou réparez ; l’antenne continue.</translation>
    </message>
    <message>
        <source>{0}: the record has lost packets.</source>
        <translation>{0} : l’enregistrement a perdu des paquets.</translation>
    </message>
    <message>
        <source>Look at the disk; start a second record.</source>
        <translation>Voyez le disque ; lancez un second enregistrement.</translation>
    </message>
    <message>
        <source>{0}: nothing is recorded.</source>
        <translation>{0} : rien n’est enregistré.</translation>
    </message>
    <message>
        <source>Look at the disk; it tries again by itself.</source>
        <translation>Voyez le disque ; il réessaie seul.</translation>
    </message>
    <message>
        <source>{0}: not connected.</source>
        <translation>{0} : pas connecté.</translation>
    </message>
    <message>
        <source>Look at its address and network; it retries by itself.</source>
        <translation>Voyez son adresse et son réseau ; elle réessaie seule.</translation>
    </message>
    <message>
        <source>{0}: the disk is full in {1}.</source>
        <translation>{0} : le disque est plein dans {1}.</translation>
    </message>
    <message>
        <source>about {0} minutes</source>
        <translation>environ {0} minutes</translation>
    </message>
    <message>
        <source>about {0} minute</source>
        <translation>environ {0} minute</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>moins d’une minute</translation>
    </message>
    <message>
        <source>Make room, or start a record on another disk; program stays on air.</source>
        <translation>Faites de la place, ou enregistrez sur un autre disque ; l’antenne continue.</translation>
    </message>
    <message>
        <source>{0}: the disk is slow, {1} s wait in memory.</source>
        <translation>{0} : le disque est lent, {1} s attendent en mémoire.</translation>
    </message>
    <message>
        <source>Stop what else uses this disk; from 30 s on the record has a gap.</source>
        <translation>Arrêtez ce qui utilise aussi ce disque ; dès 30 s l’enregistrement a un trou.</translation>
    </message>
    <message>
        <source>{0}: the network is too slow, packets dropped.</source>
        <translation>{0} : le réseau est trop lent, des paquets sont perdus.</translation>
    </message>
    <message>
        <source>Lower the bitrate.</source>
        <translation>Baissez le débit.</translation>
    </message>
    <message>
        <source>{0}: nothing arrived in the last second.</source>
        <translation>{0} : rien n’est arrivé à la dernière seconde.</translation>
    </message>
    <message>
        <source>Look at the network.</source>
        <translation>Voyez le réseau.</translation>
    </message>
    <message>
        <source>Look with: producer recordings.</source>
        <translation>Voyez avec : producer recordings.</translation>
    </message>
    <message>
        <source>its process does not answer</source>
        <translation>son processus ne répond pas</translation>
    </message>
    <message>
        <source>It ended ({0}) and was started again.</source>
        <translation>Il s’est terminé ({0}) et a été relancé.</translation>
    </message>
    <message>
        <source>It keeps ending ({0}), {1} times in a row; it is tried again every {2} s.</source>
        <translation>Il se termine sans cesse ({0}), {1} fois de suite ; nouvel essai toutes les {2} s.</translation>
    </message>
    <message>
        <source>The engine has too much to do just now; nothing was done. Try again.</source>
        <translation>Le moteur a trop à faire ; rien n’a été fait. Réessayez.</translation>
    </message>
    <message>
        <source>Nobody can steer from other machines: the door in [control] stays shut ({0}).</source>
        <translation>On ne peut pas piloter d’autres machines : la porte de [control] reste fermée ({0}).</translation>
    </message>
    <message>
        <source>The certificate for steering from other machines cannot be used: this machine only. See [control] in the show file.</source>
        <translation>Le certificat pour piloter d’autres machines est inutilisable : cette machine seulement. Voir [control] dans le fichier de l’émission.</translation>
    </message>
    <message>
        <source>applied, but not on disk yet: the supervisor does not answer</source>
        <translation>appliqué, mais pas encore sur disque : le superviseur ne répond pas</translation>
    </message>
    <message>
        <source>the record could not keep up; it goes on in a new part, with a gap</source>
        <translation>l’enregistrement n’a pas suivi ; il continue dans une nouvelle partie, avec un trou</translation>
    </message>
    <message>
        <source>fresh pictures</source>
        <translation>images fraîches</translation>
    </message>
    <message>
        <source>no fresh picture</source>
        <translation>pas d’image fraîche</translation>
    </message>
    <message>
        <source>no new picture</source>
        <translation>pas de nouvelle image</translation>
    </message>
    <message>
        <source>covered by a person</source>
        <translation>couvert par une personne</translation>
    </message>
    <message>
        <source>the masks are not confirmed</source>
        <translation>les masques ne sont pas confirmés</translation>
    </message>
    <message>
        <source>masking failed</source>
        <translation>le masquage a échoué</translation>
    </message>
    <message>
        <source>covered in the camera</source>
        <translation>couvert dans la caméra</translation>
    </message>
    <message>
        <source>engine restarted</source>
        <translation>moteur redémarré</translation>
    </message>
    <message>
        <source>its time was up</source>
        <translation>son temps était écoulé</translation>
    </message>
    <message>
        <source>its five minutes are over</source>
        <translation>ses cinq minutes sont passées</translation>
    </message>
    <message>
        <source>signal back, nothing moved</source>
        <translation>signal revenu, rien n’a bougé</translation>
    </message>
    <message>
        <source>the camera has followed</source>
        <translation>la caméra a suivi</translation>
    </message>
    <message>
        <source>consent withdrawn</source>
        <translation>consentement retiré</translation>
    </message>
    <message>
        <source>cut flag: a stop was pressed {0} ms ago</source>
        <translation>drapeau de coupure : arrêt pressé il y a {0} ms</translation>
    </message>
    <message>
        <source>it has come to its end</source>
        <translation>elle est arrivée à sa fin</translation>
    </message>
    <message>
        <source>the encoder failed: {0}</source>
        <translation>l’encodeur a échoué : {0}</translation>
    </message>
    <message>
        <source>the output does not answer</source>
        <translation>la sortie ne répond pas</translation>
    </message>
    <message>
        <source>live</source>
        <translation>en direct</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>attente</translation>
    </message>
    <message>
        <source>held</source>
        <translation>figée</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>perdue</translation>
    </message>
    <message>
        <source>latched</source>
        <translation>verrouillée</translation>
    </message>
    <message>
        <source>unconfirmed</source>
        <translation>non confirmée</translation>
    </message>
    <message>
        <source>covered</source>
        <translation>couverte</translation>
    </message>
    <message>
        <source>WAITING</source>
        <translation>ATTENTE</translation>
    </message>
    <message>
        <source>HELD</source>
        <translation>FIGÉE</translation>
    </message>
    <message>
        <source>LOST</source>
        <translation>PERDUE</translation>
    </message>
    <message>
        <source>LATCHED</source>
        <translation>VERROUILLÉE</translation>
    </message>
    <message>
        <source>UNCONFIRMED</source>
        <translation>NON CONFIRMÉE</translation>
    </message>
    <message>
        <source>COVERED</source>
        <translation>COUVERTE</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>douteux</translation>
    </message>
    <message>
        <source>trip</source>
        <translation>déclenché</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>bon</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>avertissement</translation>
    </message>
    <message>
        <source>green</source>
        <translation>vert</translation>
    </message>
    <message>
        <source>amber</source>
        <translation>orange</translation>
    </message>
    <message>
        <source>red</source>
        <translation>rouge</translation>
    </message>
    <message>
        <source>over</source>
        <translation>terminé</translation>
    </message>
    <message>
        <source>public</source>
        <translation>grand public</translation>
    </message>
    <message>
        <source>professional</source>
        <translation>professionnels</translation>
    </message>
    <message>
        <source>engine</source>
        <translation>moteur</translation>
    </message>
    <message>
        <source>mixer</source>
        <translation>mélangeur</translation>
    </message>
    <message>
        <source>encoder</source>
        <translation>encodeur</translation>
    </message>
    <message>
        <source>recordings</source>
        <translation>enregistrements</translation>
    </message>
    <message>
        <source>audit</source>
        <translation>audit</translation>
    </message>
    <message>
        <source>ears</source>
        <translation>casque</translation>
    </message>
    <message>
        <source>app</source>
        <translation>superviseur</translation>
    </message>
    <message>
        <source>relay</source>
        <translation>relais</translation>
    </message>
    <message>
        <source>privacy cut</source>
        <translation>coupure</translation>
    </message>
    <message>
        <source>time-out</source>
        <translation>temps mort</translation>
    </message>
    <message>
        <source>end of time-out</source>
        <translation>fin du temps mort</translation>
    </message>
    <message>
        <source>arm end of time-out</source>
        <translation>armer la fin du temps mort</translation>
    </message>
    <message>
        <source>arm release</source>
        <translation>armer la levée</translation>
    </message>
    <message>
        <source>release</source>
        <translation>lever</translation>
    </message>
    <message>
        <source>partial dump</source>
        <translation>purge partielle</translation>
    </message>
    <message>
        <source>dump</source>
        <translation>purge</translation>
    </message>
    <message>
        <source>shorter delay</source>
        <translation>retard plus court</translation>
    </message>
    <message>
        <source>delay</source>
        <translation>retard</translation>
    </message>
    <message>
        <source>take</source>
        <translation>prise</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>coupe</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>auto</translation>
    </message>
    <message>
        <source>preview</source>
        <translation>aperçu</translation>
    </message>
    <message>
        <source>slate</source>
        <translation>mire</translation>
    </message>
    <message>
        <source>fade to slate</source>
        <translation>fondu vers la mire</translation>
    </message>
    <message>
        <source>go</source>
        <translation>go</translation>
    </message>
    <message>
        <source>go live</source>
        <translation>passage à l’antenne</translation>
    </message>
    <message>
        <source>private preview</source>
        <translation>aperçu privé</translation>
    </message>
    <message>
        <source>end of show</source>
        <translation>fin de l’émission</translation>
    </message>
    <message>
        <source>off air</source>
        <translation>hors antenne</translation>
    </message>
    <message>
        <source>on air</source>
        <translation>à l’antenne</translation>
    </message>
    <message>
        <source>private</source>
        <translation>aperçu privé</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>terminée</translation>
    </message>
    <message>
        <source>{0} or {1}</source>
        <translation>{0} ou {1}</translation>
    </message>
    <message>
        <source>cover</source>
        <translation>couvrir</translation>
    </message>
    <message>
        <source>uncover</source>
        <translation>découvrir</translation>
    </message>
    <message>
        <source>put mask</source>
        <translation>poser un masque</translation>
    </message>
    <message>
        <source>remove mask</source>
        <translation>retirer un masque</translation>
    </message>
    <message>
        <source>confirm masks</source>
        <translation>confirmer les masques</translation>
    </message>
    <message>
        <source>set transition</source>
        <translation>régler la transition</translation>
    </message>
    <message>
        <source>show lower third</source>
        <translation>montrer le bandeau</translation>
    </message>
    <message>
        <source>hide lower third</source>
        <translation>cacher le bandeau</translation>
    </message>
    <message>
        <source>countdown of {0} s</source>
        <translation>compte à rebours de {0} s</translation>
    </message>
    <message>
        <source>no countdown</source>
        <translation>pas de compte à rebours</translation>
    </message>
    <message>
        <source>A drawing failed; the picture goes without.</source>
        <translation>Un habillage n’a pas pu être dessiné ; l’image continue sans lui.</translation>
    </message>
    <message>
        <source>Nobody can steer: engine.json cannot be written ({0}).</source>
        <translation>Personne ne peut commander : engine.json ne peut pas être écrit ({0}).</translation>
    </message>
    <message>
        <source>cue selected</source>
        <translation>point choisi</translation>
    </message>
    <message>
        <source>hand over</source>
        <translation>passage de relais</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>rendue</translation>
    </message>
    <message>
        <source>moved on</source>
        <translation>passé à autre chose</translation>
    </message>
    <message>
        <source>clean picture for the mask editor</source>
        <translation>image nue pour l’éditeur de masques</translation>
    </message>
    <message>
        <source>{0} (at once, a transition was running)</source>
        <translation>{0} (aussitôt, une transition était en cours)</translation>
    </message>
    <message>
        <source>{0} (ready now)</source>
        <translation>{0} (prêt maintenant)</translation>
    </message>
    <message>
        <source>{0} lost; backup {1}</source>
        <translation>{0} perdue ; secours {1}</translation>
    </message>
    <message>
        <source>{0} lost: backup {1}</source>
        <translation>{0} perdue : secours {1}</translation>
    </message>
    <message>
        <source>{0} lost</source>
        <translation>{0} perdue</translation>
    </message>
    <message>
        <source>{0} (the last one: covered until masks are drawn and confirmed)</source>
        <translation>{0} (le dernier : couvert jusqu’à ce que des masques soient dessinés et confirmés)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>the camera</source>
        <translation>la caméra</translation>
    </message>
    <message>
        <source>the capture device</source>
        <translation>le boîtier d’acquisition</translation>
    </message>
    <message>
        <source>no picture for 2 s</source>
        <translation>pas d’image depuis 2 s</translation>
    </message>
    <message>
        <source>it sends pictures that cannot be read</source>
        <translation>elle envoie des images illisibles</translation>
    </message>
    <message>
        <source>{0} refused the password</source>
        <translation>{0} a refusé le mot de passe</translation>
    </message>
    <message>
        <source>{0} has no such stream</source>
        <translation>{0} n’a pas ce flux</translation>
    </message>
    <message>
        <source>{0} refused the request</source>
        <translation>{0} a refusé la demande</translation>
    </message>
    <message>
        <source>nobody answers at that address</source>
        <translation>personne ne répond à cette adresse</translation>
    </message>
    <message>
        <source>{0} did not answer within 2 s</source>
        <translation>{0} n’a pas répondu en 2 s</translation>
    </message>
    <message>
        <source>{0} closed the connection</source>
        <translation>{0} a fermé la connexion</translation>
    </message>
    <message>
        <source>{0} ended the stream</source>
        <translation>{0} a terminé le flux</translation>
    </message>
    <message>
        <source>there is no such file or device</source>
        <translation>ce fichier ou ce périphérique n’existe pas</translation>
    </message>
    <message>
        <source>this user may not read it</source>
        <translation>cet utilisateur ne peut pas le lire</translation>
    </message>
    <message>
        <source>that is a folder, not a file</source>
        <translation>c’est un dossier, pas un fichier</translation>
    </message>
    <message>
        <source>{0} uses a format that cannot be decoded here</source>
        <translation>{0} utilise un format indécodable ici</translation>
    </message>
    <message>
        <source>this kind of address cannot be opened here</source>
        <translation>ce genre d’adresse ne s’ouvre pas ici</translation>
    </message>
    <message>
        <source>what {0} sends cannot be read</source>
        <translation>ce qu’envoie {0} est illisible</translation>
    </message>
    <message>
        <source>{0} cannot be reached</source>
        <translation>{0} est injoignable</translation>
    </message>
    <message>
        <source>{0} cannot be opened</source>
        <translation>{0} ne s’ouvre pas</translation>
    </message>
    <message>
        <source>there is no picture in what {0} sends</source>
        <translation>il n’y a pas d’image dans ce qu’envoie {0}</translation>
    </message>
    <message>
        <source>there is no picture in the file</source>
        <translation>il n’y a pas d’image dans le fichier</translation>
    </message>
    <message>
        <source>VLC&apos;s library is not installed (Debian: libvlc5 vlc-plugin-base)</source>
        <translation>la bibliothèque de VLC n’est pas installée (Debian : libvlc5 vlc-plugin-base)</translation>
    </message>
    <message>
        <source>the recording&apos;s disk is full</source>
        <translation>le disque d’enregistrement est plein</translation>
    </message>
    <message>
        <source>{0}, {1} bytes are free</source>
        <translation>{0}, {1} octets libres</translation>
    </message>
    <message>
        <source>the recording cannot be written: {0}</source>
        <translation>l’enregistrement ne s’écrit pas : {0}</translation>
    </message>
    <message>
        <source>{0}; once there is room it goes on by itself in a new part</source>
        <translation>{0} ; dès qu’il y a de la place il continue seul dans une nouvelle partie</translation>
    </message>
    <message>
        <source>there are no keys to seal the recording with; make them with: producer keys new-recovery</source>
        <translation>pas de clés pour sceller l’enregistrement ; créez-les avec : producer keys new-recovery</translation>
    </message>
    <message>
        <source>nobody answers at the platform&apos;s address</source>
        <translation>personne ne répond à l’adresse de la plateforme</translation>
    </message>
    <message>
        <source>the platform closed the connection</source>
        <translation>la plateforme a fermé la connexion</translation>
    </message>
    <message>
        <source>the platform&apos;s name is not known; check the address and the network</source>
        <translation>le nom de la plateforme est inconnu ; voyez l’adresse et le réseau</translation>
    </message>
    <message>
        <source>the certificate file of option ca cannot be read</source>
        <translation>le fichier de certificat de l’option ca est illisible</translation>
    </message>
    <message>
        <source>the platform&apos;s certificate is not trusted ({0})</source>
        <translation>le certificat de la plateforme n’est pas sûr ({0})</translation>
    </message>
    <message>
        <source>the platform does not speak TLS at this address</source>
        <translation>la plateforme ne parle pas TLS à cette adresse</translation>
    </message>
    <message>
        <source>the platform is there but does not answer as a streaming server</source>
        <translation>la plateforme est là mais ne répond pas comme un serveur de flux</translation>
    </message>
    <message>
        <source>the platform takes nothing more</source>
        <translation>la plateforme ne prend plus rien</translation>
    </message>
    <message>
        <source>the platform refused the stream key</source>
        <translation>la plateforme a refusé la clé de flux</translation>
    </message>
    <message>
        <source>the platform hung up before the stream began: stream key or address refused</source>
        <translation>la plateforme a raccroché avant le début : clé de flux ou adresse refusée</translation>
    </message>
    <message>
        <source>the platform hung up at once: it may have refused the stream key</source>
        <translation>la plateforme a raccroché aussitôt : peut-être la clé de flux refusée</translation>
    </message>
    <message>
        <source>the relay process cannot be started</source>
        <translation>le processus relais ne démarre pas</translation>
    </message>
    <message>
        <source>the room&apos;s socket cannot be opened: {0}</source>
        <translation>le socket de la salle ne s’ouvre pas : {0}</translation>
    </message>
    <message>
        <source>port {0} on this machine is taken; choose another or leave it out</source>
        <translation>le port {0} de cette machine est pris ; choisissez-en un autre ou ôtez-le</translation>
    </message>
    <message>
        <source>the stream&apos;s folder takes nothing more: {0}</source>
        <translation>le dossier du flux ne prend plus rien : {0}</translation>
    </message>
    <message>
        <source>the stream&apos;s folder cannot be used: {0}</source>
        <translation>le dossier du flux est inutilisable : {0}</translation>
    </message>
    <message>
        <source>sending to the origin broke down</source>
        <translation>l’envoi vers l’origine s’est interrompu</translation>
    </message>
    <message>
        <source>the origin refused what was sent (status {0})</source>
        <translation>l’origine a refusé l’envoi (état {0})</translation>
    </message>
    <message>
        <source>the origin&apos;s certificate is not trusted</source>
        <translation>le certificat de l’origine n’est pas sûr</translation>
    </message>
    <message>
        <source>nobody answers at the origin</source>
        <translation>personne ne répond à l’origine</translation>
    </message>
    <message>
        <source>not served: {0}</source>
        <translation>non servi : {0}</translation>
    </message>
    <message>
        <source>not saved: {0}</source>
        <translation>non enregistré : {0}</translation>
    </message>
    <message>
        <source>the picture&apos;s geometry changed: covered until the masks are confirmed again</source>
        <translation>la géométrie de l’image a changé : couvert jusqu’à nouvelle confirmation des masques</translation>
    </message>
    <message>
        <source>{0} works on this question. Take it over first, or choose another.</source>
        <translation>{0} travaille sur cette question. Reprenez-la d’abord, ou choisissez-en une autre.</translation>
    </message>
    <message>
        <source>A short form has at most {0} characters.</source>
        <translation>Une forme courte a au plus {0} caractères.</translation>
    </message>
    <message>
        <source>Write a short form of at most {0} characters; this one has {1}.</source>
        <translation>Écrivez une forme courte de {0} caractères au plus ; celle-ci en a {1}.</translation>
    </message>
    <message>
        <source>This question waits for the surgeon: its short form must fit. Reopen it to write at leisure.</source>
        <translation>Cette question attend le chirurgien : sa forme courte doit tenir. Rouvrez-la pour écrire à loisir.</translation>
    </message>
    <message>
        <source>A question has 1 to {0} characters.</source>
        <translation>Une question a 1 à {0} caractères.</translation>
    </message>
    <message>
        <source>The desk of this broadcast takes no more questions.</source>
        <translation>Le pupitre de cette émission ne prend plus de questions.</translation>
    </message>
    <message>
        <source>This question takes no votes any more.</source>
        <translation>Cette question ne prend plus de votes.</translation>
    </message>
    <message>
        <source>This question does not exist any more.</source>
        <translation>Cette question n’existe plus.</translation>
    </message>
    <message>
        <source>Tick the questions that ask the same first.</source>
        <translation>Cochez d’abord les questions qui demandent la même chose.</translation>
    </message>
    <message>
        <source>An answer has 1 to {0} characters.</source>
        <translation>Une réponse a 1 à {0} caractères.</translation>
    </message>
    <message>
        <source>Nothing of yours from the last {0} s is left to undo.</source>
        <translation>Rien de vous dans les {0} dernières s à annuler.</translation>
    </message>
    <message>
        <source>Somebody has gone on with this question since; it cannot be undone.</source>
        <translation>Quelqu’un a poursuivi cette question depuis : impossible d’annuler.</translation>
    </message>
    <message>
        <source>One of the ticked questions has moved on; look again.</source>
        <translation>Une des questions cochées a avancé : regardez encore.</translation>
    </message>
    <message>
        <source>{0} works on one of the ticked questions.</source>
        <translation>{0} travaille sur une des questions cochées.</translation>
    </message>
    <message>
        <source>No question waits.</source>
        <translation>Aucune question n’attend.</translation>
    </message>
    <message>
        <source>The pictures are off; questions come back with them.</source>
        <translation>Les images sont coupées ; les questions reviendront avec elles.</translation>
    </message>
    <message>
        <source>This is marked as a critical step: nothing appears until it is over.</source>
        <translation>Étape critique : rien n’apparaît jusqu’à sa fin.</translation>
    </message>
    <message>
        <source>This question {0}.</source>
        <translation>Cette question {0}.</translation>
    </message>
    <message>
        <source>This question {0}. Reopen it first.</source>
        <translation>Cette question {0}. Rouvrez-la d’abord.</translation>
    </message>
    <message>
        <source>is new</source>
        <translation>est nouvelle</translation>
    </message>
    <message>
        <source>is being edited</source>
        <translation>est en cours de rédaction</translation>
    </message>
    <message>
        <source>is approved</source>
        <translation>est approuvée</translation>
    </message>
    <message>
        <source>is parked</source>
        <translation>est mise de côté</translation>
    </message>
    <message>
        <source>is held for a calm phase</source>
        <translation>est gardée pour une phase calme</translation>
    </message>
    <message>
        <source>waits for the surgeon</source>
        <translation>attend le chirurgien</translation>
    </message>
    <message>
        <source>stands before the surgeon</source>
        <translation>est devant le chirurgien</translation>
    </message>
    <message>
        <source>was answered live</source>
        <translation>a eu sa réponse en direct</translation>
    </message>
    <message>
        <source>was answered in text</source>
        <translation>a eu sa réponse écrite</translation>
    </message>
    <message>
        <source>was merged into another one</source>
        <translation>a été réunie à une autre</translation>
    </message>
    <message>
        <source>was rejected</source>
        <translation>a été refusée</translation>
    </message>
    <message>
        <source>The {0} holds a name of this case: it goes nowhere. Write it without the name.</source>
        <translation>Le texte ({0}) contient un nom de ce cas : il ne part pas. Écrivez-le sans le nom.</translation>
    </message>
    <message>
        <source>The {0} holds what looks like {1}. Write it without, or do it again if you have looked and it is no personal data.</source>
        <translation>Le texte ({0}) contient ce qui ressemble à {1}. Ôtez-le, ou recommencez si vous avez regardé et que ce n’est pas une donnée personnelle.</translation>
    </message>
    <message>
        <source>a name of this case</source>
        <translation>un nom de ce cas</translation>
    </message>
    <message>
        <source>a phone number</source>
        <translation>un numéro de téléphone</translation>
    </message>
    <message>
        <source>an identity or record number</source>
        <translation>un numéro d’identité ou de dossier</translation>
    </message>
    <message>
        <source>a mail address</source>
        <translation>une adresse électronique</translation>
    </message>
    <message>
        <source>a question about who the patient is</source>
        <translation>une question sur l’identité du patient</translation>
    </message>
    <message>
        <source>The engine speaks another language: {0}.</source>
        <translation>Le moteur parle un autre protocole : {0}.</translation>
    </message>
    <message>
        <source>The room speaks another language: {0}.</source>
        <translation>La salle parle un autre protocole : {0}.</translation>
    </message>
    <message>
        <source>This cannot be sent: {0}.</source>
        <translation>Ceci ne peut être envoyé : {0}.</translation>
    </message>
    <message>
        <source>Its picture cannot be opened: {0}.</source>
        <translation>Son image ne s’ouvre pas : {0}.</translation>
    </message>
    <message>
        <source>Its picture has another size than was asked for.</source>
        <translation>Son image n’a pas la taille demandée.</translation>
    </message>
    <message>
        <source>The texts for {0} are not there; the console speaks English.</source>
        <translation>Les textes pour {0} manquent ; la console parle anglais.</translation>
    </message>
    <message>
        <source>The line was closed.</source>
        <translation>La ligne a été fermée.</translation>
    </message>
    <message>
        <source>It hung up without a word.</source>
        <translation>On a raccroché sans un mot.</translation>
    </message>
    <message>
        <source>Nobody answers.</source>
        <translation>Personne ne répond.</translation>
    </message>
    <message>
        <source>The other side hung up.</source>
        <translation>L’autre côté a raccroché.</translation>
    </message>
    <message>
        <source>No engine yet.</source>
        <translation>Pas encore de moteur.</translation>
    </message>
    <message>
        <source>This is not the engine that the fingerprint names: nothing was said to it.</source>
        <translation>Ce n’est pas le moteur de cette empreinte : rien ne lui a été dit.</translation>
    </message>
    <message>
        <source>No supervisor runs for this state directory.</source>
        <translation>Aucun superviseur ne tourne pour ce dossier d’état.</translation>
    </message>
    <message>
        <source>Beyond this machine the room is reached by TLS only: give its certificate&apos;s fingerprint.</source>
        <translation>Hors de cette machine, la salle ne s’atteint que par TLS : donnez l’empreinte de son certificat.</translation>
    </message>
    <message>
        <source>The room shows another certificate than the one given: this may not be your room.</source>
        <translation>La salle montre un autre certificat que celui donné : ce n’est peut-être pas la vôtre.</translation>
    </message>
    <message>
        <source>The room hangs up on a line without TLS: give its certificate&apos;s fingerprint.</source>
        <translation>La salle raccroche sans TLS : donnez l’empreinte de son certificat.</translation>
    </message>
    <message>
        <source>What answers there does not speak TLS: look at the address and the port.</source>
        <translation>Ce qui répond là ne parle pas TLS : voyez l’adresse et le port.</translation>
    </message>
    <message>
        <source>What answers there is no question desk: look at the address and the port.</source>
        <translation>Ce qui répond là n’est pas un pupitre de questions : voyez l’adresse et le port.</translation>
    </message>
    <message>
        <source>This desk&apos;s settings could not be read; the defaults are used. The old file is {0}.</source>
        <translation>Les réglages de ce pupitre sont illisibles ; valeurs par défaut. L’ancien fichier est {0}.</translation>
    </message>
    <message>
        <source>This desk&apos;s settings could not be kept: {0}. They hold until it is closed.</source>
        <translation>Les réglages de ce pupitre n’ont pu être gardés : {0}. Ils tiennent jusqu’à sa fermeture.</translation>
    </message>
    <message>
        <source>The token is wrong. It stands in engine.json; for another machine: producer ctl access ROLE.</source>
        <translation>Le jeton est faux. Il se trouve dans engine.json ; pour une autre machine : producer ctl access RÔLE.</translation>
    </message>
    <message>
        <source>This token is of another role: say hello as that, or take the token of yours from engine.json.</source>
        <translation>Ce jeton est d’un autre rôle : présentez-vous ainsi, ou prenez le vôtre dans engine.json.</translation>
    </message>
    <message>
        <source>This engine speaks version {0} of the protocol, not {1}.</source>
        <translation>Ce moteur parle la version {0} du protocole, pas {1}.</translation>
    </message>
    <message>
        <source>A request id has 1 to {0} characters.</source>
        <translation>L’identifiant d’une demande a 1 à {0} caractères.</translation>
    </message>
    <message>
        <source>Not done: {0}.</source>
        <translation>Pas fait : {0}.</translation>
    </message>
    <message>
        <source>line {0}: {1}</source>
        <translation>ligne {0} : {1}</translation>
    </message>
    <message>
        <source>{0} Allowed: {1}.</source>
        <translation>{0} Permis : {1}.</translation>
    </message>
    <message>
        <source>{0} Did you mean {1}?</source>
        <translation>{0} Vouliez-vous dire {1} ?</translation>
    </message>
    <message>
        <source>{0} is unknown.</source>
        <translation>{0} est inconnu.</translation>
    </message>
    <message>
        <source>unknown key.</source>
        <translation>clé inconnue.</translation>
    </message>
    <message>
        <source>{0} is not such a text.</source>
        <translation>{0} n’est pas un tel texte.</translation>
    </message>
    <message>
        <source>{0} is outside.</source>
        <translation>{0} est hors limites.</translation>
    </message>
    <message>
        <source>{0} is neither.</source>
        <translation>{0} n’est ni l’un ni l’autre.</translation>
    </message>
    <message>
        <source>{0} cannot be an id.</source>
        <translation>{0} ne peut être un identifiant.</translation>
    </message>
    <message>
        <source>{0} is not a table.</source>
        <translation>{0} n’est pas une table.</translation>
    </message>
    <message>
        <source>has to be a list of tables, each headed [[{0}]].</source>
        <translation>doit être une liste de tables, chacune titrée [[{0}]].</translation>
    </message>
    <message>
        <source>1 to 32 of a-z, 0-9, _ and -</source>
        <translation>1 à 32 signes parmi a-z, 0-9, _ et -</translation>
    </message>
    <message>
        <source>one line of text in quotes, at most {0} characters</source>
        <translation>une ligne de texte entre guillemets, {0} caractères au plus</translation>
    </message>
    <message>
        <source>a whole number from {0} to {1}</source>
        <translation>un nombre entier de {0} à {1}</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>un nombre entier</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true ou false</translation>
    </message>
    <message>
        <source>text in quotes</source>
        <translation>un texte entre guillemets</translation>
    </message>
    <message>
        <source>has to be {0}.</source>
        <translation>doit être {0}.</translation>
    </message>
    <message>
        <source>missing.</source>
        <translation>manque.</translation>
    </message>
    <message>
        <source>at most {0}</source>
        <translation>{0} au plus</translation>
    </message>
    <message>
        <source>each id once</source>
        <translation>chaque identifiant une fois</translation>
    </message>
    <message>
        <source>an id of its own</source>
        <translation>un identifiant à lui</translation>
    </message>
    <message>
        <source>the id of another source</source>
        <translation>l’identifiant d’une autre source</translation>
    </message>
    <message>
        <source>a source with sound</source>
        <translation>une source avec du son</translation>
    </message>
    <message>
        <source>both lines or neither</source>
        <translation>les deux lignes ou aucune</translation>
    </message>
    <message>
        <source>the value itself</source>
        <translation>la valeur elle-même</translation>
    </message>
    <message>
        <source>WIDTHxHEIGHT from 320x180 to 3840x2160, the width divisible by 4 and the height by 2</source>
        <translation>LARGEURxHAUTEUR de 320x180 à 3840x2160, la largeur divisible par 4 et la hauteur par 2</translation>
    </message>
    <message>
        <source>a list of source ids in quotes</source>
        <translation>une liste d’identifiants de sources entre guillemets</translation>
    </message>
    <message>
        <source>for a rehearsal capital letters and digits with dashes between, at least one letter and one digit, such as OR3-2026-014; for a patient the name of a case file, such as case.toml</source>
        <translation>pour une répétition, majuscules et chiffres séparés de tirets, au moins une lettre et un chiffre, comme OR3-2026-014 ; pour un patient, le nom d’un fichier de cas, comme case.toml</translation>
    </message>
    <message>
        <source>{0} is not a case number. It is a pseudonym: never a name or a date of birth.</source>
        <translation>{0} n’est pas un numéro de cas. C’est un pseudonyme : jamais un nom ni une date de naissance.</translation>
    </message>
    <message>
        <source>{0} is not a broadcast rate.</source>
        <translation>{0} n’est pas une cadence de diffusion.</translation>
    </message>
    <message>
        <source>{0} is not a picture size.</source>
        <translation>{0} n’est pas une taille d’image.</translation>
    </message>
    <message>
        <source>not a list.</source>
        <translation>pas une liste.</translation>
    </message>
    <message>
        <source>is no such list.</source>
        <translation>n’est pas une telle liste.</translation>
    </message>
    <message>
        <source>a list of {0}</source>
        <translation>une liste de {0}</translation>
    </message>
    <message>
        <source>three or more [x, y]</source>
        <translation>trois [x, y] ou plus</translation>
    </message>
    <message>
        <source>{0} is no PNG file there.</source>
        <translation>{0} n’est pas un fichier PNG à cet endroit.</translation>
    </message>
    <message>
        <source>path of a PNG, from the show file&apos;s folder</source>
        <translation>chemin d’un PNG, depuis le dossier du fichier d’émission</translation>
    </message>
    <message>
        <source>path of a PEM file, from the show file&apos;s folder</source>
        <translation>chemin d’un fichier PEM, depuis le dossier du fichier d’émission</translation>
    </message>
    <message>
        <source>{0} is no file there.</source>
        <translation>{0} n’est pas un fichier à cet endroit.</translation>
    </message>
    <message>
        <source>{0} is no guard.</source>
        <translation>{0} n’est pas une garde.</translation>
    </message>
    <message>
        <source>3 to {0} pairs [x, y] of whole numbers from 0 to {1}, in ten-thousandths of the picture</source>
        <translation>3 à {0} paires [x, y] d’entiers de 0 à {1}, en dix-millièmes de l’image</translation>
    </message>
    <message>
        <source>not a polygon.</source>
        <translation>pas un polygone.</translation>
    </message>
    <message>
        <source>the points lie on one line, or cancel each other out, and hide nothing.</source>
        <translation>les points sont alignés ou s’annulent et ne cachent rien.</translation>
    </message>
    <message>
        <source>{0} masks.</source>
        <translation>{0} masques.</translation>
    </message>
    <message>
        <source>a guard holds a picture against the view its masks were confirmed for: it needs a camera that stays put and has masks.</source>
        <translation>une garde compare l’image à la vue pour laquelle ses masques furent confirmés : il lui faut une caméra fixe avec des masques.</translation>
    </message>
    <message>
        <source>no guards here</source>
        <translation>pas de garde ici</translation>
    </message>
    <message>
        <source>a camera of profile {0} may show a patient and has no mask: it could never air.</source>
        <translation>une caméra de profil {0} peut montrer un patient et n’a pas de masque : elle ne pourrait jamais passer.</translation>
    </message>
    <message>
        <source>add [[source.mask]] tables, or profile = {0} if it can show nothing of any patient</source>
        <translation>ajoutez des tables [[source.mask]], ou profile = {0} si elle ne peut rien montrer d’un patient</translation>
    </message>
    <message>
        <source>the masks of a real camera are confirmed by a person at each start.</source>
        <translation>les masques d’une vraie caméra sont confirmés par une personne à chaque démarrage.</translation>
    </message>
    <message>
        <source>a camera that moves slides out from under masks drawn on its scene.</source>
        <translation>une caméra mobile glisse hors des masques dessinés sur sa scène.</translation>
    </message>
    <message>
        <source>fixed = true for one that stays put; profile = &apos;scope&apos; with field_only masks round its picture</source>
        <translation>fixed = true pour une caméra fixe ; profile = &apos;scope&apos; avec des masques field_only autour de son image</translation>
    </message>
    <message>
        <source>no source has a picture.</source>
        <translation>aucune source n’a d’image.</translation>
    </message>
    <message>
        <source>1 to {0} [[source]] tables</source>
        <translation>1 à {0} tables [[source]]</translation>
    </message>
    <message>
        <source>point {0} is not in the picture.</source>
        <translation>le point {0} n’est pas dans l’image.</translation>
    </message>
    <message>
        <source>a {0} has no picture: it takes neither masks nor a profile.</source>
        <translation>un {0} n’a pas d’image : ni masques ni profil.</translation>
    </message>
    <message>
        <source>a {0} has no picture that another could stand in for.</source>
        <translation>un {0} n’a pas d’image qu’une autre pourrait remplacer.</translation>
    </message>
    <message>
        <source>the case file permits the {0} {1}, and there is none.</source>
        <translation>le fichier de cas autorise {0} {1}, et il n’y en a pas.</translation>
    </message>
    <message>
        <source>{0} is also the id of a source.</source>
        <translation>{0} est aussi l’identifiant d’une source.</translation>
    </message>
    <message>
        <source>{0} sources with a picture.</source>
        <translation>{0} sources avec image.</translation>
    </message>
    <message>
        <source>a source cannot be its own backup.</source>
        <translation>une source ne peut être son propre secours.</translation>
    </message>
    <message>
        <source>no source is named {0}.</source>
        <translation>aucune source ne s’appelle {0}.</translation>
    </message>
    <message>
        <source>no name strip is named {0}.</source>
        <translation>aucun bandeau ne s’appelle {0}.</translation>
    </message>
    <message>
        <source>the id {0} stands twice.</source>
        <translation>l’identifiant {0} figure deux fois.</translation>
    </message>
    <message>
        <source>no source with a picture is named {0}.</source>
        <translation>aucune source avec image ne s’appelle {0}.</translation>
    </message>
    <message>
        <source>source {0} says sound = false.</source>
        <translation>la source {0} dit sound = false.</translation>
    </message>
    <message>
        <source>The file cannot be read: {0}.</source>
        <translation>Le fichier est illisible : {0}.</translation>
    </message>
    <message>
        <source>The file is not text in UTF-8.</source>
        <translation>Le fichier n’est pas un texte en UTF-8.</translation>
    </message>
    <message>
        <source>This is not TOML: {0}.</source>
        <translation>Ce n’est pas du TOML : {0}.</translation>
    </message>
    <message>
        <source>not TOML at character {0}</source>
        <translation>pas du TOML au caractère {0}</translation>
    </message>
    <message>
        <source>a secret stands here in the open; put it into the key store with `producer keys set NAME`.</source>
        <translation>un secret est ici en clair ; rangez-le dans le coffre par `producer keys set NAME`.</translation>
    </message>
    <message>
        <source>keyring:NAME, with 1 to 64 of letters, digits, dot, _ and -</source>
        <translation>keyring:NAME, de 1 à 64 lettres, chiffres, point, _ et -</translation>
    </message>
    <message>
        <source>this is no secret and has to stand here, where it can be judged.</source>
        <translation>ce n’est pas un secret et doit être ici, où on peut le juger.</translation>
    </message>
    <message>
        <source>a password or key stands in this address.</source>
        <translation>un mot de passe ou une clé est dans cette adresse.</translation>
    </message>
    <message>
        <source>an address without, and options for secrets</source>
        <translation>une adresse sans, et des options pour les secrets</translation>
    </message>
    <message>
        <source>There is nothing of that name in the show.</source>
        <translation>Rien de ce nom dans l’émission.</translation>
    </message>
    <message>
        <source>A recording is not tried out: its folder and disk are looked at when the show starts.</source>
        <translation>Un enregistrement ne s’essaie pas : son dossier et son disque sont vérifiés au démarrage.</translation>
    </message>
    <message>
        <source>it is being reached</source>
        <translation>connexion en cours</translation>
    </message>
    <message>
        <source>{0} s of a grey card were taken; look for it at the far end</source>
        <translation>{0} s de carte grise sont parties ; cherchez-les à l’autre bout</translation>
    </message>
    <message>
        <source>{0}x{1}, {2} pictures a second</source>
        <translation>{0}x{1}, {2} images par seconde</translation>
    </message>
    <message>
        <source>sound arrives</source>
        <translation>le son arrive</translation>
    </message>
    <message>
        <source>This is not a show file: {0}.</source>
        <translation>Ce n’est pas un fichier d’émission : {0}.</translation>
    </message>
    <message>
        <source>The show cannot be saved there: {0}. Choose another folder.</source>
        <translation>L’émission ne s’enregistre pas là : {0}. Choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>The set-up asked for something that is not known: {0}.</source>
        <translation>La préparation a demandé une chose inconnue : {0}.</translation>
    </message>
    <message>
        <source>a certificate and its key come together.</source>
        <translation>un certificat va avec sa clé.</translation>
    </message>
    <message>
        <source>{0} is no IP address.</source>
        <translation>{0} n’est pas une adresse IP.</translation>
    </message>
    <message>
        <source>an IP address of this machine, such as 127.0.0.1, or 0.0.0.0 for all</source>
        <translation>une adresse IP de cette machine, comme 127.0.0.1, ou 0.0.0.0 pour toutes</translation>
    </message>
    <message>
        <source>{0} is no host name.</source>
        <translation>{0} n’est pas un nom d’hôte.</translation>
    </message>
    <message>
        <source>a name such as live.hospital.example</source>
        <translation>un nom comme live.hospital.example</translation>
    </message>
    <message>
        <source>the room shows an hls output, and there is none.</source>
        <translation>la salle montre une sortie hls, et il n’y en a pas.</translation>
    </message>
    <message>
        <source>an [[output]] with kind = &quot;hls&quot;</source>
        <translation>une [[output]] avec kind = &quot;hls&quot;</translation>
    </message>
    <message>
        <source>no hls output is named {0}.</source>
        <translation>aucune sortie hls ne s’appelle {0}.</translation>
    </message>
    <message>
        <source>the one address that the reverse proxy has</source>
        <translation>la seule adresse du proxy inverse</translation>
    </message>
    <message>
        <source>There is no show file {0}.</source>
        <translation>Il n’y a pas de fichier d’émission {0}.</translation>
    </message>
    <message>
        <source>The show ended at once (exit code {0}).</source>
        <translation>L’émission s’est terminée aussitôt (code {0}).</translation>
    </message>
    <message>
        <source>The show did not come up within {0} s; its words are in {1}.</source>
        <translation>L’émission n’a pas démarré en {0} s ; ses mots sont dans {1}.</translation>
    </message>
    <message>
        <source>A show runs here already: end it first.</source>
        <translation>Une émission tourne déjà ici : terminez-la d’abord.</translation>
    </message>
    <message>
        <source>The room says nothing any more.</source>
        <translation>La salle ne dit plus rien.</translation>
    </message>
    <message>
        <source>The token is wrong: take it from room.json in the state directory of the machine the room runs on.</source>
        <translation>Le jeton est faux : prenez-le dans room.json, dans le dossier d&apos;état de la machine où tourne la salle.</translation>
    </message>
    <message>
        <source>Linux: /dev/video0; Windows: the camera&apos;s name; macOS: its number or name</source>
        <translation>Linux : /dev/video0 ; Windows : le nom de la caméra ; macOS : son numéro ou son nom</translation>
    </message>
    <message>
        <source>picture size to ask for, such as 1280x720 (default: the device&apos;s own)</source>
        <translation>taille d’image à demander, par exemple 1280x720 (par défaut : celle de l’appareil)</translation>
    </message>
    <message>
        <source>rate to ask for, such as 30 (default: the device&apos;s own)</source>
        <translation>cadence à demander, par exemple 30 (par défaut : celle de l’appareil)</translation>
    </message>
    <message>
        <source>the file, relative to the show file</source>
        <translation>le fichier, depuis le fichier d’émission</translation>
    </message>
    <message>
        <source>where in the file the first round begins, in milliseconds (default 0)</source>
        <translation>où le premier passage commence dans le fichier, en millisecondes (par défaut : 0)</translation>
    </message>
    <message>
        <source>name of the input device or a part of it; &quot;&quot; is the default one</source>
        <translation>nom de l’entrée de son ou une partie ; &quot;&quot; est celle par défaut</translation>
    </message>
    <message>
        <source>1 (heard on both sides) or 2 (left and right)</source>
        <translation>1 (entendu des deux côtés) ou 2 (gauche et droite)</translation>
    </message>
    <message>
        <source>rtsp:// or rtsps:// address, without user and password</source>
        <translation>adresse rtsp:// ou rtsps://, sans nom d’utilisateur ni mot de passe</translation>
    </message>
    <message>
        <source>tcp (the default) or udp</source>
        <translation>tcp (par défaut) ou udp</translation>
    </message>
    <message>
        <source>user name, if the camera wants one</source>
        <translation>nom d’utilisateur, si la caméra en veut un</translation>
    </message>
    <message>
        <source>keyring:NAME, if the camera wants one</source>
        <translation>keyring:NAME, si la caméra en veut un</translation>
    </message>
    <message>
        <source>a PNG or JPEG file, relative to the show file</source>
        <translation>un fichier PNG ou JPEG, depuis le fichier d’émission</translation>
    </message>
    <message>
        <source>address or file for VLC, such as srt://@:9000</source>
        <translation>adresse ou fichier pour VLC, par exemple srt://@:9000</translation>
    </message>
    <message>
        <source>libvlc&apos;s buffer in milliseconds (default 200)</source>
        <translation>tampon de libvlc en millisecondes (par défaut : 200)</translation>
    </message>
    <message>
        <source>what it shows: card, laparoscope, overhead, room, vitals</source>
        <translation>ce qu’elle montre : card, laparoscope, overhead, room, vitals</translation>
    </message>
    <message>
        <source>frame-counter strip along the top (default true)</source>
        <translation>bande de comptage des images en haut (par défaut : true)</translation>
    </message>
    <message>
        <source>added to the strip&apos;s number, to tell cameras apart (default 0)</source>
        <translation>ajouté au nombre de la bande, pour distinguer les caméras (par défaut : 0)</translation>
    </message>
    <message>
        <source>paint the canary colour where the patient could be known, for tests (default false)</source>
        <translation>peint la couleur témoin là où le patient serait reconnaissable, pour les essais (par défaut : false)</translation>
    </message>
    <message>
        <source>pitch of its test tone, 0 for a silent camera (default 660)</source>
        <translation>hauteur de son d’essai, 0 pour une caméra muette (par défaut : 660)</translation>
    </message>
    <message>
        <source>beep (once a second, the default) or steady</source>
        <translation>beep (une fois par seconde, par défaut) ou steady (continu)</translation>
    </message>
    <message>
        <source>another number gives another texture (default 0)</source>
        <translation>un autre nombre donne une autre texture (par défaut : 0)</translation>
    </message>
    <message>
        <source>its own frame rate, when not the show&apos;s</source>
        <translation>sa propre cadence, si ce n’est pas celle de l’émission</translation>
    </message>
    <message>
        <source>sensor noise (default true)</source>
        <translation>bruit du capteur (par défaut : true)</translation>
    </message>
    <message>
        <source>so many seconds after it starts somebody knocks the camera, for drills (default 0: never)</source>
        <translation>tant de secondes après son départ quelqu’un heurte la caméra, pour les exercices (par défaut 0 : jamais)</translation>
    </message>
    <message>
        <source>folder of the recording; from the show&apos;s folder if not absolute; default: in the state folder</source>
        <translation>dossier de l’enregistrement ; depuis le dossier de l’émission s’il n’est pas absolu ; par défaut : dans le dossier d’état</translation>
    </message>
    <message>
        <source>false: a plain film that anybody can play, in rehearsals only; default: sealed once keys exist</source>
        <translation>false : un film ordinaire que tout le monde peut lire, en répétition seulement ; par défaut : scellé dès qu’il y a des clés</translation>
    </message>
    <message>
        <source>port of the loopback door, 0 to 65535; 0 or nothing: any free one</source>
        <translation>port de la porte locale, de 0 à 65535 ; 0 ou rien : n’importe lequel de libre</translation>
    </message>
    <message>
        <source>segments in the playlist, 3 to 60; default 6</source>
        <translation>segments dans la liste de lecture, de 3 à 60 ; par défaut : 6</translation>
    </message>
    <message>
        <source>length of a segment in ms, 1000 to 6000, cut at key frames; default 1000</source>
        <translation>durée d’un segment en ms, de 1000 à 6000, coupé aux images clés ; par défaut : 1000</translation>
    </message>
    <message>
        <source>folder for encrypted segments and the playlist; keys are not written there</source>
        <translation>dossier des segments chiffrés et de la liste de lecture ; les clés n’y sont pas écrites</translation>
    </message>
    <message>
        <source>https:// address of an origin that takes PUT and DELETE; http:// on this machine only</source>
        <translation>adresse https:// d’un serveur d’origine qui accepte PUT et DELETE ; http:// sur cette machine seulement</translation>
    </message>
    <message>
        <source>keyring:NAME of the Authorization header for put</source>
        <translation>keyring:NAME de l’en-tête Authorization pour l’envoi</translation>
    </message>
    <message>
        <source>PEM file with the only authority that put trusts</source>
        <translation>fichier PEM avec la seule autorité que l’envoi reconnaît</translation>
    </message>
    <message>
        <source>what stands before the key&apos;s name in the playlist; default: beside the playlist</source>
        <translation>ce qui précède le nom de la clé dans la liste de lecture ; par défaut : à côté de la liste</translation>
    </message>
    <message>
        <source>rtmp:// or rtmps:// address with the application: rtmps://host/app</source>
        <translation>adresse rtmp:// ou rtmps:// avec l’application : rtmps://host/app</translation>
    </message>
    <message>
        <source>keyring:NAME of the stream key</source>
        <translation>keyring:NAME de la clé de diffusion</translation>
    </message>
    <message>
        <source>PEM file with the only authority that rtmps trusts; default: those of this system</source>
        <translation>fichier PEM avec la seule autorité que rtmps reconnaît ; par défaut : celles de ce système</translation>
    </message>
    <message>
        <source>this is not an address</source>
        <translation>ce n’est pas une adresse</translation>
    </message>
    <message>
        <source>an address that begins with {0} or {1} and names a host</source>
        <translation>une adresse qui commence par {0} ou {1} et nomme une machine</translation>
    </message>
    <message>
        <source>an address that begins with {0} and names a host</source>
        <translation>une adresse qui commence par {0} et nomme une machine</translation>
    </message>
    <message>
        <source>user and password stand in options of their own, the password as keyring:NAME</source>
        <translation>nom d’utilisateur et mot de passe ont leurs propres options, le mot de passe sous la forme keyring:NAME</translation>
    </message>
    <message>
        <source>a password never stands in a show file; write keyring:NAME</source>
        <translation>un mot de passe ne figure jamais dans un fichier d’émission ; écrivez keyring:NAME</translation>
    </message>
    <message>
        <source>a password needs a user name</source>
        <translation>un mot de passe demande un nom d’utilisateur</translation>
    </message>
    <message>
        <source>allowed: tcp, udp</source>
        <translation>permis : tcp, udp</translation>
    </message>
    <message>
        <source>allowed: beep, steady</source>
        <translation>permis : beep, steady</translation>
    </message>
    <message>
        <source>allowed: WIDTHxHEIGHT, such as 1280x720</source>
        <translation>permis : LARGEURxHAUTEUR, par exemple 1280x720</translation>
    </message>
    <message>
        <source>allowed: a broadcast rate such as 25, 29.97 or 60</source>
        <translation>permis : une cadence de télévision, par exemple 25, 29.97 ou 60</translation>
    </message>
    <message>
        <source>allowed: 0 and above</source>
        <translation>permis : 0 et plus</translation>
    </message>
    <message>
        <source>allowed: 0 (silent) to {0}</source>
        <translation>permis : de 0 (muet) à {0}</translation>
    </message>
    <message>
        <source>allowed: 0 to 10000</source>
        <translation>permis : de 0 à 10000</translation>
    </message>
    <message>
        <source>there is no such scene; allowed: {0}</source>
        <translation>cette scène n’existe pas ; permis : {0}</translation>
    </message>
    <message>
        <source>the name of the device is needed</source>
        <translation>il faut le nom de l’appareil</translation>
    </message>
    <message>
        <source>the name of a file is needed</source>
        <translation>il faut le nom d’un fichier</translation>
    </message>
    <message>
        <source>the name of a .png, .jpg or .jpeg file is needed</source>
        <translation>il faut le nom d’un fichier .png, .jpg ou .jpeg</translation>
    </message>
    <message>
        <source>a file on this machine, not an address</source>
        <translation>un fichier de cette machine, pas une adresse</translation>
    </message>
    <message>
        <source>an address or a file is needed</source>
        <translation>il faut une adresse ou un fichier</translation>
    </message>
    <message>
        <source>must be 1 or 2</source>
        <translation>doit être 1 ou 2</translation>
    </message>
    <message>
        <source>must be from {0} to {1}</source>
        <translation>doit aller de {0} à {1}</translation>
    </message>
    <message>
        <source>is empty; name a folder or leave the line out</source>
        <translation>est vide ; nommez un dossier ou ôtez la ligne</translation>
    </message>
    <message>
        <source>must be keyring:NAME; a secret never stands in a show file</source>
        <translation>doit être keyring:NAME ; un secret ne figure jamais dans un fichier d’émission</translation>
    </message>
    <message>
        <source>must not hold quotes or line ends</source>
        <translation>ne doit contenir ni guillemets ni fins de ligne</translation>
    </message>
    <message>
        <source>must begin with https:// unless it leads to 127.0.0.1 or [::1]</source>
        <translation>doit commencer par https://, sauf vers 127.0.0.1 ou [::1]</translation>
    </message>
    <message>
        <source>must end with a path; nothing after ? or #</source>
        <translation>doit finir par un chemin ; rien après ? ou #</translation>
    </message>
    <message>
        <source>belongs to rtmps:// only</source>
        <translation>ne va qu’avec rtmps://</translation>
    </message>
</context>
<context>
    <name>Setup</name>
    <message>
        <source>Show</source>
        <translation>Émission</translation>
    </message>
    <message>
        <source>Cameras and sound sources</source>
        <translation>Caméras et sources de son</translation>
    </message>
    <message>
        <source>The order is the order of the keys 1 to 8. Masks are drawn on the picture of a test.</source>
        <translation>L&apos;ordre est celui des touches 1 à 8. Les masques se dessinent sur l&apos;image d&apos;un essai.</translation>
    </message>
    <message>
        <source>Sound channels</source>
        <translation>Voies de son</translation>
    </message>
    <message>
        <source>Slates and logo</source>
        <translation>Mires et logo</translation>
    </message>
    <message>
        <source>Name strips</source>
        <translation>Bandeaux</translation>
    </message>
    <message>
        <source>Rundown</source>
        <translation>Conduite</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Sorties</translation>
    </message>
    <message>
        <source>operating field from above</source>
        <translation>champ opératoire vu d&apos;en haut</translation>
    </message>
    <message>
        <source>room</source>
        <translation>salle</translation>
    </message>
    <message>
        <source>scope</source>
        <translation>endoscope</translation>
    </message>
    <message>
        <source>monitor or tower screen</source>
        <translation>moniteur ou écran de colonne</translation>
    </message>
    <message>
        <source>shows nothing of a patient</source>
        <translation>ne montre rien d&apos;un patient</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Case number</source>
        <translation>Numéro du cas</translation>
    </message>
    <message>
        <source>Pictures a second</source>
        <translation>Images par seconde</translation>
    </message>
    <message>
        <source>Picture size</source>
        <translation>Taille de l&apos;image</translation>
    </message>
    <message>
        <source>Delay to the audience (ms)</source>
        <translation>Retard vers le public (ms)</translation>
    </message>
    <message>
        <source>Bit rate (kbit/s)</source>
        <translation>Débit (kbit/s)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Sound of</source>
        <translation>Son de</translation>
    </message>
    <message>
        <source>Gain (tenths of a dB)</source>
        <translation>Gain (dixièmes de dB)</translation>
    </message>
    <message>
        <source>Follows its picture</source>
        <translation>Suit son image</translation>
    </message>
    <message>
        <source>Muted at the start</source>
        <translation>Muet au début</translation>
    </message>
    <message>
        <source>Delay (ms)</source>
        <translation>Retard (ms)</translation>
    </message>
    <message>
        <source>ours</source>
        <translation>le nôtre</translation>
    </message>
    <message>
        <source>Logo (PNG beside the show file)</source>
        <translation>Logo (PNG à côté du fichier)</translation>
    </message>
    <message>
        <source>Elapsed time in the corner</source>
        <translation>Durée dans le coin</translation>
    </message>
    <message>
        <source>Start slate</source>
        <translation>Mire de début</translation>
    </message>
    <message>
        <source>Pause slate</source>
        <translation>Mire de pause</translation>
    </message>
    <message>
        <source>Warning slate</source>
        <translation>Mire d&apos;avertissement</translation>
    </message>
    <message>
        <source>Safe slate</source>
        <translation>Mire de sécurité</translation>
    </message>
    <message>
        <source>End slate</source>
        <translation>Mire de fin</translation>
    </message>
    <message>
        <source>Above the name</source>
        <translation>Au-dessus du nom</translation>
    </message>
    <message>
        <source>Name of the person</source>
        <translation>Nom de la personne</translation>
    </message>
    <message>
        <source>Below the name</source>
        <translation>Sous le nom</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Cadre</translation>
    </message>
    <message>
        <source>Sources, in order</source>
        <translation>Sources, dans l&apos;ordre</translation>
    </message>
    <message>
        <source>Which slate</source>
        <translation>Quelle mire</translation>
    </message>
    <message>
        <source>Transition</source>
        <translation>Transition</translation>
    </message>
    <message>
        <source>Length (ms)</source>
        <translation>Durée (ms)</translation>
    </message>
    <message>
        <source>Name strip</source>
        <translation>Bandeau</translation>
    </message>
    <message>
        <source>Note for the desk</source>
        <translation>Note pour le poste</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Starts with GO LIVE</source>
        <translation>Démarre avec GO LIVE</translation>
    </message>
    <message>
        <source>Shows</source>
        <translation>Montre</translation>
    </message>
    <message>
        <source>Stands still in use</source>
        <translation>Fixe pendant l&apos;emploi</translation>
    </message>
    <message>
        <source>When it is lost, show</source>
        <translation>Si elle est perdue, montrer</translation>
    </message>
    <message>
        <source>Its sound is taken</source>
        <translation>Son pris</translation>
    </message>
    <message>
        <source>Picture waits (ms)</source>
        <translation>L&apos;image attend (ms)</translation>
    </message>
    <message>
        <source>Sound waits (ms)</source>
        <translation>Le son attend (ms)</translation>
    </message>
</context>
<context>
    <name>SetupWindow</name>
    <message>
        <source>Set up a show</source>
        <translation>Préparer une émission</translation>
    </message>
    <message>
        <source>Sections of the show</source>
        <translation>Parties de l&apos;émission</translation>
    </message>
    <message>
        <source>What is still wrong</source>
        <translation>Ce qui ne va pas encore</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nouveau</translation>
    </message>
    <message>
        <source>For the next case…</source>
        <translation>Pour le cas suivant…</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Ouvrir…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Enregistrer sous…</translation>
    </message>
    <message>
        <source>Save and start</source>
        <translation>Enregistrer et démarrer</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Avis</translation>
    </message>
    <message>
        <source>new show</source>
        <translation>nouvelle émission</translation>
    </message>
    <message>
        <source>▲ Still wrong: {count}</source>
        <translation>▲ Encore faux : {count}</translation>
    </message>
    <message>
        <source>Nothing is wrong with this show.</source>
        <translation>Tout est juste dans cette émission.</translation>
    </message>
    <message>
        <source>Shows (*.toml)</source>
        <translation>Émissions (*.toml)</translation>
    </message>
    <message>
        <source>Open a show</source>
        <translation>Ouvrir une émission</translation>
    </message>
    <message>
        <source>Save the show</source>
        <translation>Enregistrer l&apos;émission</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>Enregistré : {name}</translation>
    </message>
    <message>
        <source>Save the show first: it needs a file.</source>
        <translation>Enregistrez d&apos;abord l&apos;émission : il lui faut un fichier.</translation>
    </message>
    <message>
        <source>The show starts…</source>
        <translation>L&apos;émission démarre…</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>{percent} % from the next start of the console on.</source>
        <translation>{percent} % à partir du prochain démarrage de la console.</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Marks</source>
        <translation>Repères</translation>
    </message>
    <message>
        <source>Edits</source>
        <translation>Retouches</translation>
    </message>
    <message>
        <source>EDITS</source>
        <translation>RETOUCHES</translation>
    </message>
    <message>
        <source>MARKS</source>
        <translation>REPÈRES</translation>
    </message>
    <message>
        <source>No chapter and no flag was set during the show.</source>
        <translation>Ni chapitre ni repère n&apos;a été posé pendant l&apos;émission.</translation>
    </message>
    <message>
        <source>Nothing is edited yet. Choose a range with I and O, then cut, mute or cover it.</source>
        <translation>Rien n&apos;est retouché. Choisissez une plage avec I et O, puis coupez, rendez muet ou cachez.</translation>
    </message>
    <message>
        <source>CUT</source>
        <translation>COUPE</translation>
    </message>
    <message>
        <source>MUTE</source>
        <translation>MUET</translation>
    </message>
    <message>
        <source>COVER</source>
        <translation>CACHE</translation>
    </message>
    <message>
        <source>CAPTION</source>
        <translation>SOUS-TITRE</translation>
    </message>
    <message>
        <source>CHAPTER</source>
        <translation>CHAPITRE</translation>
    </message>
</context>
<context>
    <name>SoundPanel</name>
    <message>
        <source>PROGRAM LOUDNESS</source>
        <translation>SONIE DU PROGRAMME</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Son</translation>
    </message>
</context>
<context>
    <name>SourceTile</name>
    <message>
        <source>Camera {number} {name}</source>
        <translation>Caméra {number} {name}</translation>
    </message>
    <message>
        <source>NO PICTURES</source>
        <translation>PAS D&apos;IMAGES</translation>
    </message>
    <message>
        <source>the supervisor does not answer</source>
        <translation>le superviseur ne répond pas</translation>
    </message>
    <message>
        <source>ON AIR</source>
        <translation>ANTENNE</translation>
    </message>
    <message>
        <source>PROGRAM</source>
        <translation>PROGRAMME</translation>
    </message>
    <message>
        <source>PREVIEW</source>
        <translation>PRÉVUE</translation>
    </message>
    <message>
        <source>TALLY UNKNOWN</source>
        <translation>TALLY INCONNU</translation>
    </message>
    <message>
        <source>not in use</source>
        <translation>non utilisée</translation>
    </message>
    <message>
        <source>{count} fps</source>
        <translation>{count} i/s</translation>
    </message>
    <message>
        <source>UNKNOWN</source>
        <translation>INCONNU</translation>
    </message>
    <message>
        <source>Cover it everywhere, now</source>
        <translation>La couvrir partout, maintenant</translation>
    </message>
    <message>
        <source>Hot cut to it</source>
        <translation>Cut direct vers elle</translation>
    </message>
    <message>
        <source>Its masks…</source>
        <translation>Ses masques…</translation>
    </message>
</context>
<context>
    <name>StaffSheet</name>
    <message>
        <source>Who works at this desk?</source>
        <translation>Qui travaille à ce poste ?</translation>
    </message>
    <message>
        <source>name of the person at the desk</source>
        <translation>nom de la personne au poste</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>S&apos;identifier</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Se retirer</translation>
    </message>
    <message>
        <source>The name goes into the audit with everything done here. Never a patient&apos;s name.</source>
        <translation>Le nom entre dans l&apos;audit avec tout ce qui se fait ici. Jamais celui d&apos;un patient.</translation>
    </message>
    <message>
        <source>{name} has been working here since {time}. Who takes over?</source>
        <translation>{name} travaille ici depuis {time}. Qui prend la suite ?</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Passer la main</translation>
    </message>
    <message>
        <source>Nobody has signed in; commands carry the name of the desk.</source>
        <translation>Personne n&apos;est identifié ; les commandes portent le nom du poste.</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Picture</source>
        <translation>Image</translation>
    </message>
</context>
<context>
    <name>StopWindow</name>
    <message>
        <source>Producer · STOP</source>
        <translation>Producer · ARRÊT</translation>
    </message>
    <message>
        <source>NO STOP</source>
        <translation>ARRÊT IMPOSSIBLE</translation>
    </message>
    <message>
        <source>the engine has not said how it stands</source>
        <translation>le moteur n&apos;a pas dit où il en est</translation>
    </message>
    <message>
        <source>STOPPED</source>
        <translation>ARRÊTÉ</translation>
    </message>
    <message>
        <source>slate and silence; the desk takes it back in two steps</source>
        <translation>mire et silence ; la régie revient en deux temps</translation>
    </message>
    <message>
        <source>STOP NOT CONFIRMED</source>
        <translation>ARRÊT NON CONFIRMÉ</translation>
    </message>
    <message>
        <source>it is asked again; have the output pulled</source>
        <translation>redemandé ; faites débrancher la sortie</translation>
    </message>
    <message>
        <source>two roads to the engine</source>
        <translation>deux voies vers le moteur</translation>
    </message>
    <message>
        <source>one road to the engine, by the network</source>
        <translation>une voie vers le moteur, par le réseau</translation>
    </message>
    <message>
        <source>STOP READY</source>
        <translation>ARRÊT PRÊT</translation>
    </message>
    <message>
        <source>the engine does not answer</source>
        <translation>le moteur ne répond pas</translation>
    </message>
    <message>
        <source>nothing pressed here is heard: call the desk. {why}</source>
        <translation>rien de ce qui est pressé ici n&apos;est entendu : appelez la régie. {why}</translation>
    </message>
    <message>
        <source>the engine has not answered; have the output pulled</source>
        <translation>le moteur n&apos;a pas répondu ; faites débrancher la sortie</translation>
    </message>
    <message>
        <source>PRESSED, NOT CONFIRMED</source>
        <translation>PRESSÉ, NON CONFIRMÉ</translation>
    </message>
    <message>
        <source>the button still stops on this machine, by shared memory</source>
        <translation>le bouton arrête encore sur cette machine, par mémoire partagée</translation>
    </message>
    <message>
        <source>NO STOP BY NETWORK</source>
        <translation>PAS D&apos;ARRÊT PAR LE RÉSEAU</translation>
    </message>
</context>
<context>
    <name>SwitchRow</name>
    <message>
        <source>CUT</source>
        <translation>CUT</translation>
    </message>
    <message>
        <source>AUTO</source>
        <translation>AUTO</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>Fondu</translation>
    </message>
    <message>
        <source>Wipe ⇠</source>
        <translation>Volet ⇠</translation>
    </message>
    <message>
        <source>Wipe ⇡</source>
        <translation>Volet ⇡</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Cadre</translation>
    </message>
    <message>
        <source>PiP</source>
        <translation>Incrust.</translation>
    </message>
    <message>
        <source>Beside</source>
        <translation>Duo</translation>
    </message>
    <message>
        <source>SAFE SLATE</source>
        <translation>MIRE DE SÉCURITÉ</translation>
    </message>
    <message>
        <source>TIME-OUT</source>
        <translation>TEMPS MORT</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>Masques</translation>
    </message>
    <message>
        <source>AUTO {seconds} s</source>
        <translation>AUTO {seconds} s</translation>
    </message>
    <message>
        <source>Length of the transition: {seconds} s</source>
        <translation>Durée de la transition : {seconds} s</translation>
    </message>
    <message>
        <source>audience in {seconds} s</source>
        <translation>public dans {seconds} s</translation>
    </message>
    <message>
        <source>Preview a source first</source>
        <translation>Préparez d&apos;abord une source</translation>
    </message>
    <message>
        <source>Full picture</source>
        <translation>Plein cadre</translation>
    </message>
    <message>
        <source>{name} small, in the corner</source>
        <translation>{name} en petit, dans le coin</translation>
    </message>
    <message>
        <source>{name} beside it</source>
        <translation>{name} à côté</translation>
    </message>
</context>
<context>
    <name>TBar</name>
    <message>
        <source>Transition by hand</source>
        <translation>Transition à la main</translation>
    </message>
</context>
<context>
    <name>TestPicture</name>
    <message>
        <source>Press Test to see the picture.</source>
        <translation>Essayer montre l&apos;image.</translation>
    </message>
    <message>
        <source>Picture of the camera that is tried out</source>
        <translation>Image de la caméra à l&apos;essai</translation>
    </message>
    <message>
        <source>NOT FOR AIR · {what}</source>
        <translation>PAS POUR L&apos;ANTENNE · {what}</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Time line</source>
        <translation>Ligne de temps</translation>
    </message>
    <message>
        <source>Chapter</source>
        <translation>Chapitre</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>Repère</translation>
    </message>
    <message>
        <source>Dumped</source>
        <translation>Jeté</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Guard</source>
        <translation>Garde</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Sous-titre</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Approuvées</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>coupe</translation>
    </message>
    <message>
        <source>mute</source>
        <translation>muet</translation>
    </message>
    <message>
        <source>cover</source>
        <translation>cache</translation>
    </message>
    <message>
        <source>caption</source>
        <translation>sous-titre</translation>
    </message>
</context>
<context>
    <name>TongueButton</name>
    <message>
        <source>Language of this window</source>
        <translation>Langue de cette fenêtre</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>SIGN IN</source>
        <translation>S&apos;IDENTIFIER</translation>
    </message>
    <message>
        <source>Who works at this desk; every command carries the name [Ctrl+H]</source>
        <translation>Qui travaille ici ; chaque commande porte ce nom [Ctrl+H]</translation>
    </message>
    <message>
        <source>Public broadcast</source>
        <translation>Diffusion publique</translation>
    </message>
    <message>
        <source>PRIVATE PREVIEW</source>
        <translation>APERÇU PRIVÉ</translation>
    </message>
    <message>
        <source>GO LIVE</source>
        <translation>GO LIVE</translation>
    </message>
    <message>
        <source>PRESS AGAIN: GO LIVE</source>
        <translation>ENCORE : GO LIVE</translation>
    </message>
    <message>
        <source>END BROADCAST</source>
        <translation>FIN DE DIFFUSION</translation>
    </message>
    <message>
        <source>PRESS AGAIN: END</source>
        <translation>ENCORE : FIN</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Toutes les touches</translation>
    </message>
    <message>
        <source>SWITCHER KEYS LIVE</source>
        <translation>TOUCHES ACTIVES</translation>
    </message>
    <message>
        <source>KEYS OFF</source>
        <translation>TOUCHES INACTIVES</translation>
    </message>
    <message>
        <source>{name} works here; hand over</source>
        <translation>{name} travaille ici ; passer la main</translation>
    </message>
    <message>
        <source>Nobody signed in: sign in</source>
        <translation>Personne identifié : s&apos;identifier</translation>
    </message>
    <message>
        <source>NO ENGINE</source>
        <translation>PAS DE MOTEUR</translation>
    </message>
    <message>
        <source>CUT</source>
        <translation>CUT</translation>
    </message>
    <message>
        <source>● ON AIR</source>
        <translation>● ANTENNE</translation>
    </message>
    <message>
        <source>BACK TO OFF AIR</source>
        <translation>RETOUR HORS ANTENNE</translation>
    </message>
    <message>
        <source>Two steps: hold for one second, or press twice.</source>
        <translation>Deux temps : tenir une seconde, ou presser deux fois.</translation>
    </message>
    <message>
        <source>20 minutes are over</source>
        <translation>20 minutes écoulées</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>encore {time}</translation>
    </message>
    <message>
        <source>PUBLIC {time}</source>
        <translation>PUBLIC {time}</translation>
    </message>
    <message>
        <source>GO LIVE is locked: {why}</source>
        <translation>GO LIVE est verrouillé : {why}</translation>
    </message>
</context>
<context>
    <name>Triage</name>
    <message>
        <source>new</source>
        <translation>nouvelle</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>récrite</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>approuvée</translation>
    </message>
    <message>
        <source>parked</source>
        <translation>garée</translation>
    </message>
    <message>
        <source>held</source>
        <translation>en réserve</translation>
    </message>
    <message>
        <source>next</source>
        <translation>suivante</translation>
    </message>
    <message>
        <source>in the OR</source>
        <translation>au bloc</translation>
    </message>
    <message>
        <source>answered live</source>
        <translation>répondue en direct</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>répondue</translation>
    </message>
    <message>
        <source>merged</source>
        <translation>fondue</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>rejetée</translation>
    </message>
    <message>
        <source>assistant</source>
        <translation>assistant</translation>
    </message>
    <message>
        <source>console</source>
        <translation>régie</translation>
    </message>
    <message>
        <source>surgeon</source>
        <translation>chirurgien</translation>
    </message>
    <message>
        <source>a name of this case</source>
        <translation>un nom de ce cas</translation>
    </message>
    <message>
        <source>a date</source>
        <translation>une date</translation>
    </message>
    <message>
        <source>a phone number</source>
        <translation>un numéro de téléphone</translation>
    </message>
    <message>
        <source>an identity or record number</source>
        <translation>un numéro d&apos;identité ou de dossier</translation>
    </message>
    <message>
        <source>a mail address</source>
        <translation>une adresse électronique</translation>
    </message>
    <message>
        <source>a question about who the patient is</source>
        <translation>une question sur l&apos;identité du patient</translation>
    </message>
    <message>
        <source>merged {n}</source>
        <translation>{n} fondues</translation>
    </message>
    <message>
        <source>handed on</source>
        <translation>transmise</translation>
    </message>
    <message>
        <source>reopened</source>
        <translation>rouverte</translation>
    </message>
    <message>
        <source>answered in text</source>
        <translation>répondue par écrit</translation>
    </message>
</context>
<context>
    <name>TriagePanel</name>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Question from a guest in the hall  [G]   Enter takes it in</source>
        <translation>Question d&apos;un invité dans la salle  [G]   Entrée la prend</translation>
    </message>
    <message>
        <source>Question from the hall</source>
        <translation>Question de la salle</translation>
    </message>
    <message>
        <source>who or where</source>
        <translation>qui ou où</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>Invité</translation>
    </message>
    <message>
        <source>J K move · S surgeon · H hold · A approve · M merge · R answer · X reject · Z undo · ? all keys</source>
        <translation>J K bouger · S chirurgien · H réserver · A approuver · M fondre · R répondre · X rejeter · Z annuler · ? touches</translation>
    </message>
    <message>
        <source>J K move · / filter · V next view · O sort · S surgeon · H hold · A approve · M merge · 1 2 3 tick · E short form · R answer · X reject (then 1 to 5) · P park · L answered live · U reopen · T take over · G guest · Z or Ctrl+Z undo · D do not disturb · C critical step · F calm phase · W surgeon asks for one</source>
        <translation>J K bouger · / filtrer · V vue suivante · O trier · S chirurgien · H réserver · A approuver · M fondre · 1 2 3 cocher · E forme courte · R répondre · X rejeter (puis 1 à 5) · P garer · L répondu en direct · U rouvrir · T reprendre · G invité · Z ou Ctrl+Z annuler · D ne pas déranger · C étape critique · F phase calme · W le chirurgien en veut une</translation>
    </message>
    <message>
        <source>Select a question first: J.</source>
        <translation>Choisissez d&apos;abord une question : J.</translation>
    </message>
    <message>
        <source>Write the short form first: it is what the surgeon reads.</source>
        <translation>Écrivez d&apos;abord la forme courte : c&apos;est ce que lit le chirurgien.</translation>
    </message>
    <message>
        <source>Reject why?  1 personal data · 2 off topic · 3 unclear · 4 rude · 5 or X other</source>
        <translation>Rejeter pourquoi ?  1 données personnelles · 2 hors sujet · 3 pas clair · 4 grossier · 5 ou X autre</translation>
    </message>
    <message>
        <source>Type the answer first.</source>
        <translation>Écrivez d&apos;abord la réponse.</translation>
    </message>
    <message>
        <source>NOT CONFIRMED: the room has not answered. Look before you do it again.</source>
        <translation>NON CONFIRMÉ : la salle n&apos;a pas répondu. Regardez avant de recommencer.</translation>
    </message>
    <message>
        <source>Undone.</source>
        <translation>Annulé.</translation>
    </message>
    <message>
        <source>Taken in from the hall.</source>
        <translation>Prise dans la salle.</translation>
    </message>
    <message>
        <source>Handed on.</source>
        <translation>Transmise.</translation>
    </message>
    <message>
        <source>Held for a calm phase.</source>
        <translation>Gardée pour une phase calme.</translation>
    </message>
    <message>
        <source>Approved.</source>
        <translation>Approuvée.</translation>
    </message>
    <message>
        <source>Parked.</source>
        <translation>Garée.</translation>
    </message>
    <message>
        <source>Rejected.</source>
        <translation>Rejetée.</translation>
    </message>
    <message>
        <source>Answered.</source>
        <translation>Répondue.</translation>
    </message>
    <message>
        <source>Merged.</source>
        <translation>Fondue.</translation>
    </message>
    <message>
        <source>Answered live.</source>
        <translation>Répondue en direct.</translation>
    </message>
    <message>
        <source>[Z] undoes it for 10 s.</source>
        <translation>[Z] l&apos;annule pendant 10 s.</translation>
    </message>
    <message>
        <source>NO LINE TO THE ROOM: what you do here does not arrive. {why}</source>
        <translation>PAS DE LIAISON AVEC LA SALLE : ce que vous faites ici n&apos;arrive pas. {why}</translation>
    </message>
    <message>
        <source>Hand to surgeon: it waits as next. {why}</source>
        <translation>Au chirurgien : elle attend son tour. {why}</translation>
    </message>
    <message>
        <source>{name} works on this question: choose another, or [T] takes it over.</source>
        <translation>{name} travaille sur cette question : prenez-en une autre, ou [T] la reprend.</translation>
    </message>
</context>
<context>
    <name>TriageWindow</name>
    <message>
        <source>Question triage</source>
        <translation>Tri des questions</translation>
    </message>
    <message>
        <source>● ON AIR</source>
        <translation>● ANTENNE</translation>
    </message>
    <message>
        <source>■ SLATE</source>
        <translation>■ MIRE</translation>
    </message>
    <message>
        <source>■ TIME-OUT</source>
        <translation>■ TIME-OUT</translation>
    </message>
    <message>
        <source>■ PICTURE OFF</source>
        <translation>■ IMAGE COUPÉE</translation>
    </message>
    <message>
        <source>■ OFF AIR</source>
        <translation>■ HORS ANTENNE</translation>
    </message>
    <message>
        <source>▲ NOT KNOWN</source>
        <translation>▲ INCONNU</translation>
    </message>
    <message>
        <source>▲ CUT NOT CONFIRMED: pull the output</source>
        <translation>▲ COUPURE NON CONFIRMÉE : débranchez la sortie</translation>
    </message>
    <message>
        <source>CUT SENT…</source>
        <translation>COUPURE ENVOYÉE…</translation>
    </message>
    <message>
        <source>Question triage · {case}</source>
        <translation>Tri des questions · {case}</translation>
    </message>
    <message>
        <source>CRITICAL STEP</source>
        <translation>ÉTAPE CRITIQUE</translation>
    </message>
    <message>
        <source>DO NOT DISTURB</source>
        <translation>NE PAS DÉRANGER</translation>
    </message>
    <message>
        <source>▲ NO LINE TO THE ROOM</source>
        <translation>▲ PAS DE LIAISON AVEC LA SALLE</translation>
    </message>
</context>
<context>
    <name>Trial</name>
    <message>
        <source>The test ended without a word: the driver or the address broke it.</source>
        <translation>L&apos;essai a fini sans un mot : le pilote ou l&apos;adresse l&apos;a rompu.</translation>
    </message>
</context>
<context>
    <name>TryOut</name>
    <message>
        <source>AGAIN: REMOVE</source>
        <translation>ENCORE : RETIRER</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Essayer</translation>
    </message>
    <message>
        <source>Remove its masks</source>
        <translation>Retirer ses masques</translation>
    </message>
    <message>
        <source>Press Test to send a few seconds of a grey card.</source>
        <translation>Essayer envoie quelques secondes d&apos;une carte grise.</translation>
    </message>
    <message>
        <source>Press Test to see the picture.</source>
        <translation>Essayer montre l&apos;image.</translation>
    </message>
    <message>
        <source>End the test</source>
        <translation>Finir l&apos;essai</translation>
    </message>
    <message>
        <source>It is being opened…</source>
        <translation>Ouverture en cours…</translation>
    </message>
</context>
<context>
    <name>TwoStep</name>
    <message>
        <source>Two steps: hold for one second, or press twice.</source>
        <translation>Deux temps : tenir une seconde, ou presser deux fois.</translation>
    </message>
</context>
<context>
    <name>Unsaved</name>
    <message>
        <source>This show has changes that are not saved</source>
        <translation>Cette émission a des changements non enregistrés</translation>
    </message>
    <message>
        <source>A show can be saved when nothing is wrong with it any more.</source>
        <translation>Une émission s’enregistre quand plus rien n’y est faux.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Throw the changes away</source>
        <translation>Jeter les changements</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>Continuer</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>NOT CONFIRMED</source>
        <translation>NON CONFIRMÉ</translation>
    </message>
    <message>
        <source>REFUSED</source>
        <translation>REFUSÉ</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>No show runs on this machine</source>
        <translation>Aucune émission ne tourne sur cette machine</translation>
    </message>
    <message>
        <source>Begin with the rehearsal: simulated cameras under their masks, everything else is real. Nothing of it leaves this machine.</source>
        <translation>Commencez par la répétition : caméras simulées sous leurs masques, tout le reste est réel. Rien n&apos;en sort de cette machine.</translation>
    </message>
    <message>
        <source>Start the rehearsal</source>
        <translation>Démarrer la répétition</translation>
    </message>
    <message>
        <source>Open a show file…</source>
        <translation>Ouvrir un fichier d&apos;émission…</translation>
    </message>
    <message>
        <source>Set up a new show…</source>
        <translation>Préparer une nouvelle émission…</translation>
    </message>
    <message>
        <source>{name} starts…</source>
        <translation>{name} démarre…</translation>
    </message>
    <message>
        <source>The rehearsal starts…</source>
        <translation>La répétition démarre…</translation>
    </message>
    <message>
        <source>Open a show</source>
        <translation>Ouvrir une émission</translation>
    </message>
    <message>
        <source>Shows (*.toml)</source>
        <translation>Émissions (*.toml)</translation>
    </message>
</context>
<context>
    <name>WorkPane</name>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Short form for the surgeon</source>
        <translation>Forme courte pour le chirurgien</translation>
    </message>
    <message>
        <source>As the surgeon will read it</source>
        <translation>Telle que le chirurgien la lira</translation>
    </message>
    <message>
        <source>Answer in text</source>
        <translation>Répondre par écrit</translation>
    </message>
    <message>
        <source>Type an answer…   Ctrl+Enter sends</source>
        <translation>Écrire une réponse…   Ctrl+Entrée envoie</translation>
    </message>
    <message>
        <source>visible to everybody</source>
        <translation>visible de tous</translation>
    </message>
    <message>
        <source>Ready answers</source>
        <translation>Réponses prêtes</translation>
    </message>
    <message>
        <source>Ready answers…</source>
        <translation>Réponses prêtes…</translation>
    </message>
    <message>
        <source>SHORT FORM FOR THE SURGEON  (90 Latin or 40 Han characters)</source>
        <translation>FORME COURTE POUR LE CHIRURGIEN  (90 caractères latins ou 40 chinois)</translation>
    </message>
    <message>
        <source>ANSWER IN TEXT</source>
        <translation>RÉPONSE ÉCRITE</translation>
    </message>
    <message>
        <source>To surgeon</source>
        <translation>Au chirurgien</translation>
    </message>
    <message>
        <source>Hold: calm phase</source>
        <translation>Réserver</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Approuver</translation>
    </message>
    <message>
        <source>Merge ticked</source>
        <translation>Fondre cochées</translation>
    </message>
    <message>
        <source>Reject…</source>
        <translation>Rejeter…</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>Garer</translation>
    </message>
    <message>
        <source>Answered live</source>
        <translation>Répondue en direct</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Rouvrir</translation>
    </message>
    <message>
        <source>NOTHING SELECTED   [J] takes the first</source>
        <translation>RIEN DE CHOISI   [J] prend la première</translation>
    </message>
    <message>
        <source>SELECTED · {language} · {place} · asked by {people} · waiting {time} · {stage}</source>
        <translation>CHOISIE · {language} · {place} · posée par {people} · attend depuis {time} · {stage}</translation>
    </message>
    <message>
        <source>▲ PERSONAL DATA? It looks like {what}. Do not read it aloud; write it without.</source>
        <translation>▲ DONNÉES PERSONNELLES ? On dirait {what}. Ne la lisez pas à voix haute ; récrivez-la sans cela.</translation>
    </message>
    <message>
        <source>SIMILAR: none found</source>
        <translation>SEMBLABLES : aucune</translation>
    </message>
    <message>
        <source>SIMILAR: merging keeps all votes ({plus})</source>
        <translation>SEMBLABLES : la fusion garde tous les votes ({plus})</translation>
    </message>
    <message>
        <source>SIMILAR: tick with 1, 2, 3</source>
        <translation>SEMBLABLES : cocher avec 1, 2, 3</translation>
    </message>
    <message>
        <source>write the short form here</source>
        <translation>écrivez ici la forme courte</translation>
    </message>
    <message>
        <source>too long for the surgeon</source>
        <translation>trop longue pour le chirurgien</translation>
    </message>
    <message>
        <source>{n} words; 12 read faster</source>
        <translation>{n} mots ; 12 se lisent plus vite</translation>
    </message>
    <message>
        <source>looks like {what}</source>
        <translation>on dirait {what}</translation>
    </message>
    <message>
        <source>AS THE SURGEON WILL SEE IT  ({inches} in at {metres} m)</source>
        <translation>COMME LE CHIRURGIEN LA VERRA  ({inches} pouces à {metres} m)</translation>
    </message>
</context>
<context>
    <name>_Bars</name>
    <message>
        <source>Sound levels</source>
        <translation>Niveaux du son</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programme</translation>
    </message>
</context>
</TS>
