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
        <source>type a caption, Enter sends, ↑ corrects</source>
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
        <source>no delay: a dump comes too late for what was shown</source>
        <translation>sans retard : purger vient trop tard pour ce qui a été montré</translation>
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
        <source>as it was when the engine went</source>
        <translation>tel qu&apos;au départ du moteur</translation>
    </message>
    <message>
        <source>▲ {faults} fault, {cautions} caution</source>
        <translation>▲ {faults} panne(s), {cautions} alerte(s)</translation>
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
    <name>Press</name>
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
        <source>Test</source>
        <translation>Essayer</translation>
    </message>
    <message>
        <source>Remove its masks</source>
        <translation>Retirer ses masques</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Champs</translation>
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
        <source>Press Test to send a few seconds of a grey card.</source>
        <translation>Essayer envoie quelques secondes d&apos;une carte grise.</translation>
    </message>
    <message>
        <source>Press Test to see the picture.</source>
        <translation>Essayer montre l&apos;image.</translation>
    </message>
    <message>
        <source>Camera {number}</source>
        <translation>Caméra {number}</translation>
    </message>
    <message>
        <source>End the test</source>
        <translation>Finir l&apos;essai</translation>
    </message>
    <message>
        <source>It is being opened…</source>
        <translation>Ouverture en cours…</translation>
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
        <source>NOT CONFIRMED</source>
        <translation>NON CONFIRMÉ</translation>
    </message>
    <message>
        <source>REFUSED</source>
        <translation>REFUSÉ</translation>
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
        <source>{n} online</source>
        <translation>{n} en ligne</translation>
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
    <name>TwoStep</name>
    <message>
        <source>Two steps: hold for one second, or press twice.</source>
        <translation>Deux temps : tenir une seconde, ou presser deux fois.</translation>
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
