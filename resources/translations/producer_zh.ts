<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Privacy cut</source>
        <translation>隐私切断</translation>
    </message>
    <message>
        <source>Time-out: slate and silence in program</source>
        <translation>暂停：节目为垫片并静音</translation>
    </message>
    <message>
        <source>Cut: preview to program</source>
        <translation>切：预监到节目</translation>
    </message>
    <message>
        <source>Auto: preview to program by transition</source>
        <translation>自动：预监经转场到节目</translation>
    </message>
    <message>
        <source>Safe slate on program</source>
        <translation>节目切到安全垫片</translation>
    </message>
    <message>
        <source>Fade to the safe slate</source>
        <translation>淡入安全垫片</translation>
    </message>
    <message>
        <source>Dump: drop everything un-aired</source>
        <translation>丢弃：清除所有未播出的内容</translation>
    </message>
    <message>
        <source>Hold or run captions</source>
        <translation>冻结或继续字幕</translation>
    </message>
    <message>
        <source>Clear captions</source>
        <translation>清除字幕</translation>
    </message>
    <message>
        <source>Take the name strip away</source>
        <translation>撤下姓名条</translation>
    </message>
    <message>
        <source>GO: take the next cue</source>
        <translation>GO：播出下一条</translation>
    </message>
    <message>
        <source>Skip the next cue</source>
        <translation>跳过下一条</translation>
    </message>
    <message>
        <source>The cue before becomes the next</source>
        <translation>上一条成为下一条</translation>
    </message>
    <message>
        <source>Flag this moment</source>
        <translation>标记此刻</translation>
    </message>
    <message>
        <source>Masks of the previewed source</source>
        <translation>预监源的遮罩</translation>
    </message>
    <message>
        <source>Look at the locked source</source>
        <translation>查看被锁定的源</translation>
    </message>
    <message>
        <source>Private preview, or back to off air</source>
        <translation>私下预览，或回到未播出</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>所有按键</translation>
    </message>
    <message>
        <source>Sign in, or hand over to the next person</source>
        <translation>登录，或交给下一位</translation>
    </message>
    <message>
        <source>The manual</source>
        <translation>操作手册</translation>
    </message>
    <message>
        <source>Replays and review…</source>
        <translation>回放与审阅…</translation>
    </message>
    <message>
        <source>Set up a show</source>
        <translation>设置节目</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Language: {name}</source>
        <translation>语言：{name}</translation>
    </message>
    <message>
        <source>Size of everything: {percent} %</source>
        <translation>整体大小：{percent} %</translation>
    </message>
    <message>
        <source>Preview {name}</source>
        <translation>预监 {name}</translation>
    </message>
    <message>
        <source>Hot cut to {name}</source>
        <translation>直切到 {name}</translation>
    </message>
    <message>
        <source>Cover {name} everywhere</source>
        <translation>处处遮盖 {name}</translation>
    </message>
    <message>
        <source>Large and small change places</source>
        <translation>大小画面互换</translation>
    </message>
    <message>
        <source>The preview before the last layout</source>
        <translation>回到上一个预览</translation>
    </message>
    <message>
        <source>Cut to {name}</source>
        <translation>切到 {name}</translation>
    </message>
    <message>
        <source>Name strip: {name}</source>
        <translation>姓名条：{name}</translation>
    </message>
    <message>
        <source>Small picture top left</source>
        <translation>小画面在左上</translation>
    </message>
    <message>
        <source>Small picture top right</source>
        <translation>小画面在右上</translation>
    </message>
    <message>
        <source>Small picture bottom left</source>
        <translation>小画面在左下</translation>
    </message>
    <message>
        <source>Small picture bottom right</source>
        <translation>小画面在右下</translation>
    </message>
    <message>
        <source>Two beside each other</source>
        <translation>两画面并排</translation>
    </message>
    <message>
        <source>One large, one small beside it</source>
        <translation>一大一小并排</translation>
    </message>
    <message>
        <source>Four pictures</source>
        <translation>四画面</translation>
    </message>
</context>
<context>
    <name>ApproveDialog</name>
    <message>
        <source>Publish this replay</source>
        <translation>发布此回放</translation>
    </message>
    <message>
        <source>never</source>
        <translation>永不</translation>
    </message>
    <message>
        <source> days</source>
        <translation> 天</translation>
    </message>
    <message>
        <source>Title for viewers</source>
        <translation>给观众看的标题</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>批准人</translation>
    </message>
    <message>
        <source>Why it may be shown</source>
        <translation>为何可以播出</translation>
    </message>
    <message>
        <source>Expires after</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>I have seen all of it. Nothing in it tells who the patient is.</source>
        <translation>我已全部看过，其中没有任何内容会透露患者身份。</translation>
    </message>
    <message>
        <source>PUBLISH</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>AudienceMonitor</name>
    <message>
        <source>AUDIENCE SEES</source>
        <translation>观众看到</translation>
    </message>
    <message>
        <source>UNKNOWN</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>AUDIENCE</source>
        <translation>观众</translation>
    </message>
    <message>
        <source>nothing is sent</source>
        <translation>未发送任何内容</translation>
    </message>
    <message>
        <source>SLATE</source>
        <translation>垫片</translation>
    </message>
    <message>
        <source>DELAY {seconds} s</source>
        <translation>延时 {seconds} 秒</translation>
    </message>
    <message>
        <source>NO DELAY</source>
        <translation>无延时</translation>
    </message>
</context>
<context>
    <name>BackRoom</name>
    <message>
        <source>The set-up&apos;s helper process ended. Try again.</source>
        <translation>设置的辅助进程已结束，请再试一次。</translation>
    </message>
</context>
<context>
    <name>BoardPane</name>
    <message>
        <source>Calm phase</source>
        <translation>平稳阶段</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>请勿打扰</translation>
    </message>
    <message>
        <source>Critical step</source>
        <translation>关键步骤</translation>
    </message>
    <message>
        <source>Surgeon asks for one</source>
        <translation>主刀要一题</translation>
    </message>
    <message>
        <source>Next for the surgeon</source>
        <translation>主刀的下一题</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>THE SURGEON</source>
        <translation>主刀</translation>
    </message>
    <message>
        <source>IN THE OR NOW</source>
        <translation>手术室现在显示</translation>
    </message>
    <message>
        <source>AT THE DESK</source>
        <translation>值守人员</translation>
    </message>
    <message>
        <source>LAST ACTIONS</source>
        <translation>最近操作</translation>
    </message>
    <message>
        <source>Not known: no line to the room.</source>
        <translation>未知：与观众厅没有连接。</translation>
    </message>
    <message>
        <source>Do not disturb: ON</source>
        <translation>请勿打扰：开</translation>
    </message>
    <message>
        <source>Critical step: ON</source>
        <translation>关键步骤：开</translation>
    </message>
    <message>
        <source>Nothing shown</source>
        <translation>没有显示</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>暂无。</translation>
    </message>
    <message>
        <source>One at a time: the next waits for Answered or Later.</source>
        <translation>一次一题：下一题等待“已回答”或“稍后”。</translation>
    </message>
    <message>
        <source>The pictures are off: nothing appears.</source>
        <translation>画面已关闭：不会显示任何问题。</translation>
    </message>
    <message>
        <source>Critical step: nothing appears, whoever asks.</source>
        <translation>关键步骤：无论谁要求都不显示。</translation>
    </message>
    <message>
        <source>Do not disturb: nothing appears by itself.</source>
        <translation>请勿打扰：不会自动显示。</translation>
    </message>
    <message>
        <source>The next may appear by itself in {time}.</source>
        <translation>下一题可在 {time} 后自动显示。</translation>
    </message>
    <message>
        <source>NEXT FOR THE SURGEON  {n}   Alt+↑ ↓</source>
        <translation>主刀的下一题  {n}   Alt+↑ ↓</translation>
    </message>
    <message>
        <source>HELD FOR A CALM PHASE  {n}</source>
        <translation>留待平稳阶段  {n}</translation>
    </message>
    <message>
        <source>(undone)</source>
        <translation>（已撤销）</translation>
    </message>
</context>
<context>
    <name>CaptionPanel</name>
    <message>
        <source>CAPTIONS</source>
        <translation>字幕</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>字幕</translation>
    </message>
    <message>
        <source>Caption in view</source>
        <translation>正在显示的字幕</translation>
    </message>
    <message>
        <source>type a caption, Enter sends, ↑ corrects</source>
        <translation>输入字幕，回车发送，↑ 更正</translation>
    </message>
    <message>
        <source>New caption</source>
        <translation>新字幕</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>no caption in view</source>
        <translation>没有显示字幕</translation>
    </message>
    <message>
        <source>held, {count} waiting</source>
        <translation>已冻结，{count} 条等待</translation>
    </message>
</context>
<context>
    <name>ChannelRow</name>
    <message>
        <source> ms</source>
        <translation> 毫秒</translation>
    </message>
    <message>
        <source>Delay of {name} in milliseconds</source>
        <translation>{name} 的延时（毫秒）</translation>
    </message>
    <message>
        <source>Delay: the sound waits so long for its picture</source>
        <translation>延时：声音等待画面的时间</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>PFL</source>
        <translation>监听</translation>
    </message>
    <message>
        <source>Mute {name}</source>
        <translation>将 {name} 静音</translation>
    </message>
    <message>
        <source>Listen to {name} before its fader</source>
        <translation>推子前监听 {name}</translation>
    </message>
</context>
<context>
    <name>ConsoleWindow</name>
    <message>
        <source>Producer</source>
        <translation>导播台</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>MASKS</source>
        <translation>遮罩</translation>
    </message>
    <message>
        <source>CUES</source>
        <translation>流程</translation>
    </message>
    <message>
        <source>TEXT</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>SOUND</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>DESK</source>
        <translation>提问</translation>
    </message>
    <message>
        <source>EVENTS</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Switcher</source>
        <translation>切换台</translation>
    </message>
    <message>
        <source>HEALTH</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>CUT NOT CONFIRMED: pull the output. It is asked again until the engine answers.</source>
        <translation>切断未确认：请拔掉输出。在引擎回答之前会一直重发。</translation>
    </message>
    <message>
        <source>NO ENGINE: the program is down or cannot be seen. It comes back on slate by itself.</source>
        <translation>没有引擎：节目已停或看不到。它会自行在垫片上恢复。</translation>
    </message>
    <message>
        <source>PRIVACY CUT HOLDS: the audience sees the slate and hears nothing.</source>
        <translation>隐私切断有效：观众看到垫片，听不到声音。</translation>
    </message>
    <message>
        <source>TIME-OUT HOLDS: slate and silence in program; what is in the delay still airs.</source>
        <translation>暂停有效：节目为垫片并静音；延时线中的内容仍会播出。</translation>
    </message>
    <message>
        <source>NO SUPERVISOR: pictures may stand still, nothing is restarted. Switching and the cut work.</source>
        <translation>没有监管进程：画面可能静止，不会重启任何东西。切换和切断仍有效。</translation>
    </message>
    <message>
        <source>THE ENGINE WAS STARTED AGAIN: it is on slate. Look, then take a picture.</source>
        <translation>引擎已重新启动：现在是垫片。请先看清，再切画面。</translation>
    </message>
    <message>
        <source>No source is locked.</source>
        <translation>没有被锁定的源。</translation>
    </message>
</context>
<context>
    <name>CuePanel</name>
    <message>
        <source>RUNDOWN</source>
        <translation>流程单</translation>
    </message>
    <message>
        <source>Rundown</source>
        <translation>流程单</translation>
    </message>
    <message>
        <source>◂ Back</source>
        <translation>◂ 上一条</translation>
    </message>
    <message>
        <source>Next ▸</source>
        <translation>下一条 ▸</translation>
    </message>
    <message>
        <source>GO</source>
        <translation>GO</translation>
    </message>
    <message>
        <source>The cue before becomes the next</source>
        <translation>上一条成为下一条</translation>
    </message>
    <message>
        <source>Skip the next cue</source>
        <translation>跳过下一条</translation>
    </message>
    <message>
        <source>This show has no rundown. Give it cues in the show&apos;s set-up.</source>
        <translation>本节目没有流程单。请在节目设置中添加。</translation>
    </message>
    <message>
        <source>The rundown is at its end. Press a cue to make it the next.</source>
        <translation>流程单已到末尾。按一条即可设为下一条。</translation>
    </message>
    <message>
        <source>GO takes the marked cue. Press another to make it the next.</source>
        <translation>GO 播出标记的一条。按另一条可设为下一条。</translation>
    </message>
</context>
<context>
    <name>CueRow</name>
    <message>
        <source>Cue {number}: {name}</source>
        <translation>第 {number} 条：{name}</translation>
    </message>
    <message>
        <source>NEXT</source>
        <translation>下一条</translation>
    </message>
    <message>
        <source>TAKEN</source>
        <translation>已播</translation>
    </message>
    <message>
        <source>NOT CONFIRMED</source>
        <translation>未确认</translation>
    </message>
    <message>
        <source>REFUSED</source>
        <translation>被拒绝</translation>
    </message>
</context>
<context>
    <name>Cues</name>
    <message>
        <source>full</source>
        <translation>全画面</translation>
    </message>
    <message>
        <source>small top left</source>
        <translation>左上小窗</translation>
    </message>
    <message>
        <source>small top right</source>
        <translation>右上小窗</translation>
    </message>
    <message>
        <source>small bottom left</source>
        <translation>左下小窗</translation>
    </message>
    <message>
        <source>small bottom right</source>
        <translation>右下小窗</translation>
    </message>
    <message>
        <source>side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>large and small</source>
        <translation>一大一小</translation>
    </message>
    <message>
        <source>four</source>
        <translation>四格</translation>
    </message>
    <message>
        <source>slate</source>
        <translation>垫片</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>切</translation>
    </message>
    <message>
        <source>mix</source>
        <translation>叠化</translation>
    </message>
    <message>
        <source>wipe left</source>
        <translation>左划</translation>
    </message>
    <message>
        <source>wipe up</source>
        <translation>上划</translation>
    </message>
</context>
<context>
    <name>CutCorner</name>
    <message>
        <source>1 · ARM RELEASE</source>
        <translation>1 · 准备解除</translation>
    </message>
    <message>
        <source>2 · RELEASE</source>
        <translation>2 · 解除</translation>
    </message>
    <message>
        <source>1 · ARM END OF TIME-OUT</source>
        <translation>1 · 准备结束暂停</translation>
    </message>
    <message>
        <source>2 · END TIME-OUT</source>
        <translation>2 · 结束暂停</translation>
    </message>
</context>
<context>
    <name>DelayBar</name>
    <message>
        <source>Delay between program and audience</source>
        <translation>节目与观众之间的延时</translation>
    </message>
    <message>
        <source>the delay is not known</source>
        <translation>延时未知</translation>
    </message>
    <message>
        <source>privacy cut: nothing enters the line</source>
        <translation>隐私切断：没有内容进入延时线</translation>
    </message>
    <message>
        <source>no delay: a dump comes too late for what was shown</source>
        <translation>无延时：丢弃来不及阻止已显示的内容</translation>
    </message>
    <message>
        <source>▲ flag {time} airs in {seconds} s</source>
        <translation>▲ 标记 {time} 将在 {seconds} 秒后播出</translation>
    </message>
    <message>
        <source>fills: {filled} of {depth} s</source>
        <translation>填充中：{filled} / {depth} 秒</translation>
    </message>
    <message>
        <source>full: {depth} s can be dumped</source>
        <translation>已满：可丢弃 {depth} 秒</translation>
    </message>
    <message>
        <source>AUDIENCE</source>
        <translation>观众</translation>
    </message>
    <message>
        <source>NOW</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>◆ SAFE</source>
        <translation>◆ 安全</translation>
    </message>
</context>
<context>
    <name>DelayRow</name>
    <message>
        <source>DUMP</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Dump: drop everything that has not aired yet</source>
        <translation>丢弃：清除所有尚未播出的内容</translation>
    </message>
    <message>
        <source>{seconds} s never air</source>
        <translation>{seconds} 秒永不播出</translation>
    </message>
</context>
<context>
    <name>DeskPage</name>
    <message>
        <source>Question desk</source>
        <translation>提问台</translation>
    </message>
    <message>
        <source>{new} new · {held} held · {queued} queued</source>
        <translation>{new} 条新 · {held} 条保留 · {queued} 条排队</translation>
    </message>
    <message>
        <source>No engine answers: nothing is known of the room.</source>
        <translation>没有引擎回答：不了解直播间的情况。</translation>
    </message>
    <message>
        <source>This show has no room: nobody is let in to look on, so there are no questions.</source>
        <translation>本节目没有直播间：无人观看，因此没有提问。</translation>
    </message>
    <message>
        <source>This console has no line to the room. Questions are answered with: producer triage</source>
        <translation>本控制台没有连到直播间。请用 producer triage 处理提问</translation>
    </message>
    <message>
        <source>The room does not answer: no questions come in, the program goes on.</source>
        <translation>直播间没有回答：收不到提问，节目继续。</translation>
    </message>
</context>
<context>
    <name>EventPanel</name>
    <message>
        <source>EVENTS</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Events, newest first</source>
        <translation>事件，最新在前</translation>
    </message>
    <message>
        <source>Refused: {why}</source>
        <translation>被拒绝：{why}</translation>
    </message>
    <message>
        <source>Program: {name}</source>
        <translation>节目：{name}</translation>
    </message>
    <message>
        <source>Preview: {name}</source>
        <translation>预监：{name}</translation>
    </message>
    <message>
        <source>Guard of {name}: {ruling}</source>
        <translation>{name} 的监护：{ruling}</translation>
    </message>
    <message>
        <source>Masks of {name}</source>
        <translation>{name} 的遮罩</translation>
    </message>
    <message>
        <source>PRIVACY CUT holds</source>
        <translation>隐私切断有效</translation>
    </message>
    <message>
        <source>Privacy cut released</source>
        <translation>隐私切断已解除</translation>
    </message>
    <message>
        <source>started</source>
        <translation>已启动</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Waits for {names}</source>
        <translation>等待 {names}</translation>
    </message>
    <message>
        <source>Transition to {name}</source>
        <translation>转场到 {name}</translation>
    </message>
    <message>
        <source>Transition given up</source>
        <translation>转场已放弃</translation>
    </message>
    <message>
        <source>Transition of {seconds} s</source>
        <translation>转场 {seconds} 秒</translation>
    </message>
    <message>
        <source>Graphics changed</source>
        <translation>图文已更改</translation>
    </message>
    <message>
        <source>Captions held</source>
        <translation>字幕已冻结</translation>
    </message>
    <message>
        <source>Captions run on</source>
        <translation>字幕继续</translation>
    </message>
    <message>
        <source>Sound of {name} changed</source>
        <translation>{name} 的声音已更改</translation>
    </message>
    <message>
        <source>Dumped: {seconds} s never air</source>
        <translation>已丢弃：{seconds} 秒永不播出</translation>
    </message>
    <message>
        <source>A shorter delay waits for its second step</source>
        <translation>缩短延时等待第二步</translation>
    </message>
    <message>
        <source>Delay: {seconds} s</source>
        <translation>延时：{seconds} 秒</translation>
    </message>
    <message>
        <source>Release of the privacy cut waits for its second step</source>
        <translation>解除隐私切断等待第二步</translation>
    </message>
    <message>
        <source>TIME-OUT holds</source>
        <translation>暂停有效</translation>
    </message>
    <message>
        <source>End of the time-out waits for its second step</source>
        <translation>结束暂停等待第二步</translation>
    </message>
    <message>
        <source>Time-out ended</source>
        <translation>暂停已结束</translation>
    </message>
    <message>
        <source>end</source>
        <translation>末尾</translation>
    </message>
    <message>
        <source>Next cue: {name}</source>
        <translation>下一条：{name}</translation>
    </message>
    <message>
        <source>Clean picture of {name} shown at a desk</source>
        <translation>{name} 的原始画面正在某台显示</translation>
    </message>
    <message>
        <source>Clean picture of {name} closed</source>
        <translation>{name} 的原始画面已关闭</translation>
    </message>
    <message>
        <source>Desk handed over to {name}</source>
        <translation>导播台已交接给 {name}</translation>
    </message>
    <message>
        <source>Moment flagged</source>
        <translation>已标记此刻</translation>
    </message>
    <message>
        <source>CONSENT WITHDRAWN</source>
        <translation>同意已撤回</translation>
    </message>
    <message>
        <source>The right to show has ended</source>
        <translation>显示权已终止</translation>
    </message>
    <message>
        <source>Clock of the public broadcast: {level}</source>
        <translation>公开直播计时：{level}</translation>
    </message>
</context>
<context>
    <name>Fader</name>
    <message>
        <source>Fader of {name}</source>
        <translation>{name} 的推子</translation>
    </message>
    <message>
        <source>NOT CONFIRMED</source>
        <translation>未确认</translation>
    </message>
    <message>
        <source>REFUSED</source>
        <translation>被拒绝</translation>
    </message>
</context>
<context>
    <name>GoButton</name>
    <message>
        <source>end</source>
        <translation>末尾</translation>
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
        <translation>节目上的图文</translation>
    </message>
    <message>
        <source>Graphics on program</source>
        <translation>节目上的图文</translation>
    </message>
    <message>
        <source>SLATES</source>
        <translation>垫片</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>台标</translation>
    </message>
    <message>
        <source>Elapsed time</source>
        <translation>已用时间</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警示</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
</context>
<context>
    <name>HeadsUpView</name>
    <message>
        <source>What the surgeon sees</source>
        <translation>主刀所见</translation>
    </message>
</context>
<context>
    <name>HealthPanel</name>
    <message>
        <source>STREAM HEALTH</source>
        <translation>信号状态</translation>
    </message>
    <message>
        <source>as it was when the engine went</source>
        <translation>引擎离开时的状态</translation>
    </message>
    <message>
        <source>▲ {faults} fault, {cautions} caution</source>
        <translation>▲ {faults} 个故障，{cautions} 个注意</translation>
    </message>
    <message>
        <source>all well</source>
        <translation>一切正常</translation>
    </message>
</context>
<context>
    <name>Incoming</name>
    <message>
        <source>Filter  [/]</source>
        <translation>筛选  [/]</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Incoming</source>
        <translation>新到</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已批准</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Hall</source>
        <translation>现场</translation>
    </message>
    <message>
        <source>INCOMING  {count}</source>
        <translation>新到问题  {count}</translation>
    </message>
    <message>
        <source>No line to the room. {why}</source>
        <translation>与观众厅没有连接。{why}</translation>
    </message>
    <message>
        <source>Nothing matches this filter.</source>
        <translation>没有符合筛选的问题。</translation>
    </message>
    <message>
        <source>No questions here now. New ones appear by themselves.</source>
        <translation>现在没有问题，新问题会自动出现。</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>All keys</source>
        <translation>所有按键</translation>
    </message>
    <message>
        <source>Change this key</source>
        <translation>更改此键</translation>
    </message>
    <message>
        <source>All as delivered</source>
        <translation>全部恢复默认</translation>
    </message>
    <message>
        <source>Digits are places on the board, letters are letters. Esc closes this.</source>
        <translation>数字按位置，字母按键面。Esc 关闭。</translation>
    </message>
    <message>
        <source>The keys of the privacy cut are the same at every desk.</source>
        <translation>隐私切断的按键在每个台上都相同。</translation>
    </message>
    <message>
        <source>Press the key for: {action}. Esc gives up.</source>
        <translation>请按下用于“{action}”的键。Esc 放弃。</translation>
    </message>
    <message>
        <source>{key} is now: {action}.</source>
        <translation>{key} 现在是：{action}。</translation>
    </message>
    <message>
        <source>It was: {action}, which has no key now.</source>
        <translation>原来是：{action}，它现在没有键。</translation>
    </message>
    <message>
        <source>All keys are as delivered.</source>
        <translation>所有按键已恢复默认。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>没有更改。</translation>
    </message>
</context>
<context>
    <name>Loudness</name>
    <message>
        <source>Loudness of the program</source>
        <translation>节目响度</translation>
    </message>
    <message>
        <source>no figures</source>
        <translation>没有数据</translation>
    </message>
    <message>
        <source>M {m}  S {s}  I {i} LUFS  peak {peak}</source>
        <translation>M {m}  S {s}  I {i} LUFS  峰值 {peak}</translation>
    </message>
</context>
<context>
    <name>MakingDialog</name>
    <message>
        <source>Publishing</source>
        <translation>正在发布</translation>
    </message>
    <message>
        <source>The pictures are redacted, encoded anew and sealed. The original is not changed.</source>
        <translation>画面正在遮盖、重新编码并封存。原件不变。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Not published: {}</source>
        <translation>未发布：{}</translation>
    </message>
    <message>
        <source>Published. It stands in {}

Seal number, for paper: {}</source>
        <translation>已发布，位于 {}

封存编号（可记在纸上）：{}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Cancelling …</source>
        <translation>正在取消…</translation>
    </message>
</context>
<context>
    <name>Manual</name>
    <message>
        <source>The manual</source>
        <translation>操作手册</translation>
    </message>
    <message>
        <source>The manual is not on this machine; it belongs in docs/operator.md.</source>
        <translation>本机没有手册；它应在 docs/operator.md。</translation>
    </message>
</context>
<context>
    <name>MaskEditor</name>
    <message>
        <source>Mask editor</source>
        <translation>遮罩编辑器</translation>
    </message>
    <message>
        <source>{name}: mask {mask}</source>
        <translation>{name}：遮罩 {mask}</translation>
    </message>
    <message>
        <source>▲ Removing {mask} shows more. Enter removes it, Esc keeps it.</source>
        <translation>▲ 删除 {mask} 会露出更多。回车删除，Esc 保留。</translation>
    </message>
    <message>
        <source>▲ This would show more. Enter applies it, Esc drops it.</source>
        <translation>▲ 这会露出更多。回车应用，Esc 放弃。</translation>
    </message>
    <message>
        <source>Preview one source to edit its masks.</source>
        <translation>请先预监一个源以编辑其遮罩。</translation>
    </message>
    <message>
        <source>Click corner after corner; the first one, a double click or Enter closes. Esc drops it.</source>
        <translation>逐个点击角点；点第一个、双击或回车闭合。Esc 放弃。</translation>
    </message>
    <message>
        <source>Click the corners of what must not be seen. Arrows move, Enter: done.</source>
        <translation>点击不得露出之物的各个角。方向键移动，回车完成。</translation>
    </message>
    <message>
        <source>Drag over what must not be seen. Arrows move, Shift+arrows size, Enter: done.</source>
        <translation>拖过不得露出之处。方向键移动，Shift+方向键改变大小，回车完成。</translation>
    </message>
    <message>
        <source>NOT FOR AIR · clean picture, {time} left</source>
        <translation>不得播出 · 原始画面，还剩 {time}</translation>
    </message>
    <message>
        <source>the clean picture is on its way</source>
        <translation>原始画面正在到来</translation>
    </message>
    <message>
        <source>NOT CONFIRMED</source>
        <translation>未确认</translation>
    </message>
    <message>
        <source>REFUSED</source>
        <translation>被拒绝</translation>
    </message>
</context>
<context>
    <name>MaskPanel</name>
    <message>
        <source>Masks</source>
        <translation>遮罩</translation>
    </message>
    <message>
        <source>COVER THIS SOURCE</source>
        <translation>遮盖此源</translation>
    </message>
    <message>
        <source>Uncover</source>
        <translation>取消遮盖</translation>
    </message>
    <message>
        <source>AGAIN: UNCOVER</source>
        <translation>再按：取消遮盖</translation>
    </message>
    <message>
        <source>Confirm masks</source>
        <translation>确认遮罩</translation>
    </message>
    <message>
        <source>AGAIN: CONFIRM</source>
        <translation>再按：确认</translation>
    </message>
    <message>
        <source>Clean picture</source>
        <translation>原始画面</translation>
    </message>
    <message>
        <source>What the masks hide, to you alone and for five minutes; it is written down.</source>
        <translation>遮罩之下的内容，只给您看，五分钟；会记录在案。</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>New solid mask in the middle of the picture</source>
        <translation>在画面中央新建实色遮罩</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>矩形</translation>
    </message>
    <message>
        <source>Draw a rectangle</source>
        <translation>画一个矩形</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>多边形</translation>
    </message>
    <message>
        <source>Draw a polygon</source>
        <translation>画一个多边形</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>AGAIN: REMOVE</source>
        <translation>再按：删除</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Apply [Enter]</source>
        <translation>应用 [Enter]</translation>
    </message>
    <message>
        <source>Solid</source>
        <translation>实色</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>马赛克</translation>
    </message>
    <message>
        <source>Soft</source>
        <translation>柔化</translation>
    </message>
    <message>
        <source>Field only</source>
        <translation>仅术野</translation>
    </message>
    <message>
        <source>Cosmetic: does not hide who somebody is.</source>
        <translation>仅为美观：不能掩盖身份。</translation>
    </message>
    <message>
        <source>Protects: nothing of what is under it can be made out.</source>
        <translation>保护：遮罩之下什么也看不出。</translation>
    </message>
    <message>
        <source>Everything outside the shape is hidden.</source>
        <translation>形状以外的一切都被遮住。</translation>
    </message>
    <message>
        <source>Margin of the mask</source>
        <translation>遮罩的边距</translation>
    </message>
    <message>
        <source>MASKS</source>
        <translation>遮罩</translation>
    </message>
    <message>
        <source>Preview one source: its masks stand here.</source>
        <translation>请预监一个源：它的遮罩显示在这里。</translation>
    </message>
    <message>
        <source>MASKS OF {name}</source>
        <translation>{name} 的遮罩</translation>
    </message>
    <message>
        <source>Covered everywhere until it is uncovered.</source>
        <translation>处处遮盖，直到取消。</translation>
    </message>
    <message>
        <source>Not confirmed: it stays hidden until a person has looked.</source>
        <translation>未确认：在有人查看之前保持隐藏。</translation>
    </message>
    <message>
        <source>Its guard covers it: {doubt}. Look, and confirm the view if it is right.</source>
        <translation>监护已将其遮盖：{doubt}。请查看，若画面正确请确认。</translation>
    </message>
    <message>
        <source>The camera has not followed yet; the engine covers meanwhile.</source>
        <translation>摄像机尚未跟上；引擎先行遮盖。</translation>
    </message>
    <message>
        <source>Armed: {count} of them, confirmed.</source>
        <translation>已启用 {count} 个，已确认。</translation>
    </message>
    <message>
        <source>Needs no masks.</source>
        <translation>不需要遮罩。</translation>
    </message>
    <message>
        <source>SHOWS MORE: APPLY, OR ESC</source>
        <translation>会露出更多：应用或按 ESC</translation>
    </message>
    <message>
        <source>EDIT {mask}</source>
        <translation>编辑 {mask}</translation>
    </message>
    <message>
        <source>Margin {percent} %</source>
        <translation>边距 {percent} %</translation>
    </message>
    <message>
        <source>Edit mask {name}</source>
        <translation>编辑遮罩 {name}</translation>
    </message>
</context>
<context>
    <name>MeterBar</name>
    <message>
        <source>Level of {name}</source>
        <translation>{name} 的电平</translation>
    </message>
</context>
<context>
    <name>MeterBridge</name>
    <message>
        <source>SOUND  dBFS  −60 to 0</source>
        <translation>声音  dBFS  −60 到 0</translation>
    </message>
    <message>
        <source>Sound levels</source>
        <translation>声音电平</translation>
    </message>
</context>
<context>
    <name>Monitor</name>
    <message>
        <source>NO ENGINE</source>
        <translation>没有引擎</translation>
    </message>
    <message>
        <source>STALE {seconds} s</source>
        <translation>画面停滞 {seconds} 秒</translation>
    </message>
    <message>
        <source>waiting for the picture</source>
        <translation>等待画面</translation>
    </message>
</context>
<context>
    <name>NextCase</name>
    <message>
        <source>What may the next case take along?</source>
        <translation>下一例可以带走什么？</translation>
    </message>
    <message>
        <source>Cameras and sound sources</source>
        <translation>摄像机和声源</translation>
    </message>
    <message>
        <source>Masks drawn for them, to be confirmed again</source>
        <translation>为它们画的遮罩，需重新确认</translation>
    </message>
    <message>
        <source>Sound channels</source>
        <translation>声音通道</translation>
    </message>
    <message>
        <source>Slates, logo and name strips</source>
        <translation>垫片、台标和姓名条</translation>
    </message>
    <message>
        <source>Rundown</source>
        <translation>流程单</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Delay and other rules</source>
        <translation>延时和其他规则</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <source>Title, case number and case file are always left behind.</source>
        <translation>标题、病例号和病例文件总是留下不带走。</translation>
    </message>
    <message>
        <source>Make the new show</source>
        <translation>生成新节目</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Notice</source>
        <translation>通知</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>What do you want to do?</source>
        <translation>您想做什么？</translation>
    </message>
    <message>
        <source>type a few letters</source>
        <translation>输入几个字</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>操作</translation>
    </message>
</context>
<context>
    <name>Press</name>
    <message>
        <source>NOT CONFIRMED</source>
        <translation>未确认</translation>
    </message>
    <message>
        <source>REFUSED</source>
        <translation>被拒绝</translation>
    </message>
</context>
<context>
    <name>PreviewMonitor</name>
    <message>
        <source>PREVIEW</source>
        <translation>预监</translation>
    </message>
    <message>
        <source>UNKNOWN</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>NEXT</source>
        <translation>下一条</translation>
    </message>
    <message>
        <source>WAITS FOR {names}</source>
        <translation>等待 {names}</translation>
    </message>
</context>
<context>
    <name>PrivacyCut</name>
    <message>
        <source>PRIVACY CUT</source>
        <translation>隐私切断</translation>
    </message>
    <message>
        <source>Privacy cut: slate and silence to the audience, at once</source>
        <translation>隐私切断：观众立即看到垫片并静音</translation>
    </message>
    <message>
        <source>HOLDS: slate and silence to the audience</source>
        <translation>有效：观众看到垫片，听不到声音</translation>
    </message>
    <message>
        <source>pull the output; it is asked again</source>
        <translation>请拔掉输出；正在重发</translation>
    </message>
    <message>
        <source>no engine answers: nothing can be confirmed</source>
        <translation>没有引擎回答：无法确认任何事</translation>
    </message>
    <message>
        <source>audience gets slate; no delay: what was shown is out</source>
        <translation>观众得到垫片；无延时：已显示的已播出</translation>
    </message>
    <message>
        <source>audience gets slate, last {seconds} s never air</source>
        <translation>观众得到垫片，最后 {seconds} 秒永不播出</translation>
    </message>
    <message>
        <source>CUT NOT CONFIRMED</source>
        <translation>切断未确认</translation>
    </message>
    <message>
        <source>fires on press · hold Esc · Pause key</source>
        <translation>按下即生效 · 按住 Esc · Pause 键</translation>
    </message>
</context>
<context>
    <name>ProgramMonitor</name>
    <message>
        <source>PROGRAM</source>
        <translation>节目</translation>
    </message>
    <message>
        <source>UNKNOWN</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>PRIVACY CUT</source>
        <translation>隐私切断</translation>
    </message>
    <message>
        <source>ON AIR</source>
        <translation>播出中</translation>
    </message>
</context>
<context>
    <name>QuestionList</name>
    <message>
        <source>personal data</source>
        <translation>个人信息</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>{fps} fps · {ms} ms</source>
        <translation>{fps} 帧/秒 · {ms} 毫秒</translation>
    </message>
    <message>
        <source>{rate} Mb/s · {count} repeats</source>
        <translation>{rate} Mb/s · {count} 次重复</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <source>{ms} ms late · {count} skipped</source>
        <translation>迟 {ms} 毫秒 · 跳过 {count}</translation>
    </message>
    <message>
        <source>Mixer</source>
        <translation>混合器</translation>
    </message>
    <message>
        <source>STOPPED</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>STARTING</source>
        <translation>启动中</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>LOSS</source>
        <translation>丢包</translation>
    </message>
    <message>
        <source>FAILED</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>The disk is full in {minutes} min: free space, or end the recording.</source>
        <translation>磁盘将在 {minutes} 分钟后满：请腾出空间，或结束录制。</translation>
    </message>
    <message>
        <source>DISK</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>{mb} MB · disk {hours} h</source>
        <translation>{mb} MB · 磁盘 {hours} 小时</translation>
    </message>
    <message>
        <source>{mb} MB · {count} drops</source>
        <translation>{mb} MB · 丢 {count} 包</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>知情同意</translation>
    </message>
    <message>
        <source>WITHDRAWN</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Nothing of this case may be shown.</source>
        <translation>本病例的任何内容都不得显示。</translation>
    </message>
    <message>
        <source>NONE</source>
        <translation>无</translation>
    </message>
    <message>
        <source>rehearsal, no patient</source>
        <translation>演练，没有病人</translation>
    </message>
    <message>
        <source>LOCKED</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>{percent} % CPU · {mb} MB</source>
        <translation>{percent} % CPU · {mb} MB</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>直播间</translation>
    </message>
    <message>
        <source>{count} restarts</source>
        <translation>重启 {count} 次</translation>
    </message>
    <message>
        <source>NO ENGINE</source>
        <translation>没有引擎</translation>
    </message>
    <message>
        <source>NO SIGNAL</source>
        <translation>无信号</translation>
    </message>
    <message>
        <source>no picture yet: look at cable, power and address</source>
        <translation>还没有画面：检查线缆、电源和地址</translation>
    </message>
    <message>
        <source>LOST</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>it reconnects by itself: look at cable and network</source>
        <translation>它会自行重连：检查线缆和网络</translation>
    </message>
    <message>
        <source>look at its masks and confirm them</source>
        <translation>查看其遮罩并确认</translation>
    </message>
    <message>
        <source>masks not confirmed: look and confirm [Ctrl+U]</source>
        <translation>遮罩未确认：查看并确认 [Ctrl+U]</translation>
    </message>
    <message>
        <source>COVERED</source>
        <translation>已遮盖</translation>
    </message>
    <message>
        <source>{doubt}: opens by itself when that is over, or confirm [Ctrl+U]</source>
        <translation>{doubt}：消除后自行打开，或确认 [Ctrl+U]</translation>
    </message>
    <message>
        <source>hidden everywhere until a person uncovers it</source>
        <translation>处处隐藏，直到有人取消遮盖</translation>
    </message>
    <message>
        <source>NO PICTURE</source>
        <translation>没有画面</translation>
    </message>
    <message>
        <source>STALE {seconds} s</source>
        <translation>画面停滞 {seconds} 秒</translation>
    </message>
    <message>
        <source>SAFE SLATE</source>
        <translation>安全垫片</translation>
    </message>
    <message>
        <source>START SLATE</source>
        <translation>开始垫片</translation>
    </message>
    <message>
        <source>PAUSE SLATE</source>
        <translation>暂停垫片</translation>
    </message>
    <message>
        <source>END SLATE</source>
        <translation>结束垫片</translation>
    </message>
    <message>
        <source>WARNING SLATE</source>
        <translation>警示垫片</translation>
    </message>
    <message>
        <source>OFF AIR</source>
        <translation>未播出</translation>
    </message>
    <message>
        <source>PRIVATE PREVIEW</source>
        <translation>私下预览</translation>
    </message>
    <message>
        <source>ON AIR</source>
        <translation>播出中</translation>
    </message>
    <message>
        <source>ENDED</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>CAUTION</source>
        <translation>注意</translation>
    </message>
    <message>
        <source>FAULT</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Start the private preview first: nobody outside sees it.</source>
        <translation>请先开始私下预览：外面没有人看到。</translation>
    </message>
    <message>
        <source>Program is the safe slate: cut to a camera or to the start slate first.</source>
        <translation>节目是安全垫片：请先切到摄像机或开始垫片。</translation>
    </message>
    <message>
        <source>{name}: its masks are not confirmed.</source>
        <translation>{name}：遮罩未确认。</translation>
    </message>
    <message>
        <source>{name}: no picture.</source>
        <translation>{name}：没有画面。</translation>
    </message>
    <message>
        <source>The time-out holds: end it first, in two steps.</source>
        <translation>暂停有效：请先分两步结束。</translation>
    </message>
    <message>
        <source>{name} brings no sound: look at it, or mute it.</source>
        <translation>{name} 没有声音：请检查，或静音。</translation>
    </message>
    <message>
        <source>The privacy cut is latched: release it first.</source>
        <translation>隐私切断已锁存：请先解除。</translation>
    </message>
    <message>
        <source>The delay still fills: {seconds} s to go.</source>
        <translation>延时仍在填充：还需 {seconds} 秒。</translation>
    </message>
    <message>
        <source>The disk of {name} is full in {minutes} min: free space.</source>
        <translation>{name} 的磁盘将在 {minutes} 分钟后满：请腾出空间。</translation>
    </message>
    <message>
        <source>Output {name} does not work: {fault}</source>
        <translation>输出 {name} 不工作：{fault}</translation>
    </message>
    <message>
        <source>MUTED, and SILENT</source>
        <translation>静音，且无声</translation>
    </message>
    <message>
        <source>MUTED</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>HIDDEN</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>SILENT: nothing comes from it</source>
        <translation>无声：没有声音传来</translation>
    </message>
    <message>
        <source>OFF: follows its picture</source>
        <translation>关：随画面</translation>
    </message>
</context>
<context>
    <name>ReplaySheet</name>
    <message>
        <source>Replays and review</source>
        <translation>回放与审阅</translation>
    </message>
    <message>
        <source>folder of the recording</source>
        <translation>录制文件夹</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>who opens it</source>
        <translation>由谁打开</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>操作员</translation>
    </message>
    <message>
        <source>director</source>
        <translation>导播</translation>
    </message>
    <message>
        <source>passphrase, where staff is entered</source>
        <translation>口令（已登记人员时）</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Review and publish</source>
        <translation>审阅并发布</translation>
    </message>
    <message>
        <source>Opening a recording stands in the audit with this name. It opens in its own window.</source>
        <translation>打开录制会以此姓名记入审计，并在单独的窗口中打开。</translation>
    </message>
    <message>
        <source>Choose the folder of a recording first.</source>
        <translation>请先选择录制文件夹。</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>正在打开…</translation>
    </message>
</context>
<context>
    <name>ReplayWindow</name>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>录像</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Mark before</source>
        <translation>上一标记</translation>
    </message>
    <message>
        <source>PgUp</source>
        <translation>PgUp</translation>
    </message>
    <message>
        <source>Frame back</source>
        <translation>退一帧</translation>
    </message>
    <message>
        <source>Frame on</source>
        <translation>进一帧</translation>
    </message>
    <message>
        <source>Next mark</source>
        <translation>下一标记</translation>
    </message>
    <message>
        <source>PgDn</source>
        <translation>PgDn</translation>
    </message>
</context>
<context>
    <name>ReviewBoard</name>
    <message>
        <source>{} – saved</source>
        <translation>{} – 已保存</translation>
    </message>
</context>
<context>
    <name>ReviewWindow</name>
    <message>
        <source>Publishing … {} %</source>
        <translation>正在发布… {} %</translation>
    </message>
    <message>
        <source>Not published: {}</source>
        <translation>未发布：{}</translation>
    </message>
    <message>
        <source>Published: {}</source>
        <translation>已发布：{}</translation>
    </message>
    <message>
        <source>CUT: not in the replay</source>
        <translation>已剪去：不在回放中</translation>
    </message>
    <message>
        <source>Replay: {}</source>
        <translation>回放：{}</translation>
    </message>
    <message>
        <source>Nothing is left to publish</source>
        <translation>没有可发布的内容</translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>muted here</source>
        <translation>此处静音</translation>
    </message>
    <message>
        <source>Choose a range first: I where it begins, O where it ends.</source>
        <translation>请先选范围：I 为起点，O 为终点。</translation>
    </message>
    <message>
        <source>Drag a rectangle, or click corners and close with Enter; Esc gives it up.</source>
        <translation>拖出矩形，或逐点单击后按 Enter 闭合；Esc 放弃。</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>字幕</translation>
    </message>
    <message>
        <source>Words for those who read:</source>
        <translation>给阅读者的文字：</translation>
    </message>
    <message>
        <source>Chapter</source>
        <translation>章节</translation>
    </message>
    <message>
        <source>Its title, as viewers read it:</source>
        <translation>观众看到的标题：</translation>
    </message>
    <message>
        <source>Choose an edit first, in the list or under the time line.</source>
        <translation>请先在列表中或时间线下选择一处编辑。</translation>
    </message>
    <message>
        <source>Its words:</source>
        <translation>文字：</translation>
    </message>
    <message>
        <source>As published: on</source>
        <translation>按发布效果：开</translation>
    </message>
    <message>
        <source>As published</source>
        <translation>按发布效果</translation>
    </message>
    <message>
        <source>cuts</source>
        <translation>处剪去</translation>
    </message>
    <message>
        <source>mutes</source>
        <translation>处静音</translation>
    </message>
    <message>
        <source>covers</source>
        <translation>处遮盖</translation>
    </message>
    <message>
        <source>captions</source>
        <translation>条字幕</translation>
    </message>
    <message>
        <source>chapters</source>
        <translation>个章节</translation>
    </message>
    <message>
        <source>The replay will be {} long: {}. The original stays as it is.</source>
        <translation>回放时长为 {}：{}。原件保持不变。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>End</source>
        <translation>终点</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪去</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>遮盖</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>PUBLISH …</source>
        <translation>发布…</translation>
    </message>
    <message>
        <source>This may not be published.</source>
        <translation>此内容不得发布。</translation>
    </message>
</context>
<context>
    <name>RowPainter</name>
    <message>
        <source>personal data</source>
        <translation>个人信息</translation>
    </message>
    <message>
        <source>HALL</source>
        <translation>现场</translation>
    </message>
</context>
<context>
    <name>Setup</name>
    <message>
        <source>Show</source>
        <translation>节目</translation>
    </message>
    <message>
        <source>Cameras and sound sources</source>
        <translation>摄像机和声源</translation>
    </message>
    <message>
        <source>The order is the order of the keys 1 to 8. Masks are drawn on the picture of a test.</source>
        <translation>顺序即按键 1 到 8 的顺序。遮罩画在测试画面上。</translation>
    </message>
    <message>
        <source>Sound channels</source>
        <translation>声音通道</translation>
    </message>
    <message>
        <source>Slates and logo</source>
        <translation>垫片和台标</translation>
    </message>
    <message>
        <source>Name strips</source>
        <translation>姓名条</translation>
    </message>
    <message>
        <source>Rundown</source>
        <translation>流程单</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>operating field from above</source>
        <translation>从上方看的术野</translation>
    </message>
    <message>
        <source>room</source>
        <translation>手术室</translation>
    </message>
    <message>
        <source>scope</source>
        <translation>内镜</translation>
    </message>
    <message>
        <source>monitor or tower screen</source>
        <translation>监护仪或塔屏</translation>
    </message>
    <message>
        <source>shows nothing of a patient</source>
        <translation>不显示病人的任何内容</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Case number</source>
        <translation>病例号</translation>
    </message>
    <message>
        <source>Pictures a second</source>
        <translation>每秒帧数</translation>
    </message>
    <message>
        <source>Picture size</source>
        <translation>画面大小</translation>
    </message>
    <message>
        <source>Delay to the audience (ms)</source>
        <translation>到观众的延时（毫秒）</translation>
    </message>
    <message>
        <source>Bit rate (kbit/s)</source>
        <translation>码率（kbit/s）</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Sound of</source>
        <translation>声音来自</translation>
    </message>
    <message>
        <source>Gain (tenths of a dB)</source>
        <translation>增益（十分之一分贝）</translation>
    </message>
    <message>
        <source>Follows its picture</source>
        <translation>随画面</translation>
    </message>
    <message>
        <source>Muted at the start</source>
        <translation>开始时静音</translation>
    </message>
    <message>
        <source>Delay (ms)</source>
        <translation>延时（毫秒）</translation>
    </message>
    <message>
        <source>ours</source>
        <translation>使用自带的</translation>
    </message>
    <message>
        <source>Logo (PNG beside the show file)</source>
        <translation>台标（节目文件旁的 PNG）</translation>
    </message>
    <message>
        <source>Elapsed time in the corner</source>
        <translation>角上的已用时间</translation>
    </message>
    <message>
        <source>Start slate</source>
        <translation>开始垫片</translation>
    </message>
    <message>
        <source>Pause slate</source>
        <translation>暂停垫片</translation>
    </message>
    <message>
        <source>Warning slate</source>
        <translation>警示垫片</translation>
    </message>
    <message>
        <source>Safe slate</source>
        <translation>安全垫片</translation>
    </message>
    <message>
        <source>End slate</source>
        <translation>结束垫片</translation>
    </message>
    <message>
        <source>Above the name</source>
        <translation>姓名之上</translation>
    </message>
    <message>
        <source>Name of the person</source>
        <translation>人名</translation>
    </message>
    <message>
        <source>Below the name</source>
        <translation>姓名之下</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>Sources, in order</source>
        <translation>源，按顺序</translation>
    </message>
    <message>
        <source>Which slate</source>
        <translation>哪个垫片</translation>
    </message>
    <message>
        <source>Transition</source>
        <translation>转场</translation>
    </message>
    <message>
        <source>Length (ms)</source>
        <translation>时长（毫秒）</translation>
    </message>
    <message>
        <source>Name strip</source>
        <translation>姓名条</translation>
    </message>
    <message>
        <source>Note for the desk</source>
        <translation>给导播台的备注</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Starts with GO LIVE</source>
        <translation>随 GO LIVE 启动</translation>
    </message>
    <message>
        <source>Shows</source>
        <translation>显示内容</translation>
    </message>
    <message>
        <source>Stands still in use</source>
        <translation>使用中固定不动</translation>
    </message>
    <message>
        <source>When it is lost, show</source>
        <translation>丢失时改用</translation>
    </message>
    <message>
        <source>Its sound is taken</source>
        <translation>取用其声音</translation>
    </message>
    <message>
        <source>Picture waits (ms)</source>
        <translation>画面等待（毫秒）</translation>
    </message>
    <message>
        <source>Sound waits (ms)</source>
        <translation>声音等待（毫秒）</translation>
    </message>
</context>
<context>
    <name>SetupWindow</name>
    <message>
        <source>Set up a show</source>
        <translation>设置节目</translation>
    </message>
    <message>
        <source>Sections of the show</source>
        <translation>节目的各部分</translation>
    </message>
    <message>
        <source>Entries of this section</source>
        <translation>此部分的条目</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>AGAIN: REMOVE</source>
        <translation>再按：删除</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Remove its masks</source>
        <translation>删除其遮罩</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>What is still wrong</source>
        <translation>尚有的错误</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>For the next case…</source>
        <translation>用于下一例…</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Save and start</source>
        <translation>保存并启动</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>new show</source>
        <translation>新节目</translation>
    </message>
    <message>
        <source>▲ Still wrong: {count}</source>
        <translation>▲ 还有 {count} 处错误</translation>
    </message>
    <message>
        <source>Nothing is wrong with this show.</source>
        <translation>此节目没有错误。</translation>
    </message>
    <message>
        <source>Press Test to send a few seconds of a grey card.</source>
        <translation>按“测试”发送几秒灰卡。</translation>
    </message>
    <message>
        <source>Press Test to see the picture.</source>
        <translation>按“测试”查看画面。</translation>
    </message>
    <message>
        <source>Camera {number}</source>
        <translation>摄像机 {number}</translation>
    </message>
    <message>
        <source>End the test</source>
        <translation>结束测试</translation>
    </message>
    <message>
        <source>It is being opened…</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>Shows (*.toml)</source>
        <translation>节目 (*.toml)</translation>
    </message>
    <message>
        <source>Open a show</source>
        <translation>打开节目</translation>
    </message>
    <message>
        <source>Save the show</source>
        <translation>保存节目</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>已保存：{name}</translation>
    </message>
    <message>
        <source>Save the show first: it needs a file.</source>
        <translation>请先保存节目：它需要一个文件。</translation>
    </message>
    <message>
        <source>The show starts…</source>
        <translation>节目正在启动…</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>{percent} % from the next start of the console on.</source>
        <translation>{percent} % 将在控制台下次启动时生效。</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Marks</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Edits</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>EDITS</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>MARKS</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>No chapter and no flag was set during the show.</source>
        <translation>直播时没有设章节或标记。</translation>
    </message>
    <message>
        <source>Nothing is edited yet. Choose a range with I and O, then cut, mute or cover it.</source>
        <translation>尚无编辑。用 I 和 O 选范围，然后剪去、静音或遮盖。</translation>
    </message>
    <message>
        <source>CUT</source>
        <translation>剪去</translation>
    </message>
    <message>
        <source>MUTE</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>COVER</source>
        <translation>遮盖</translation>
    </message>
    <message>
        <source>CAPTION</source>
        <translation>字幕</translation>
    </message>
    <message>
        <source>CHAPTER</source>
        <translation>章节</translation>
    </message>
</context>
<context>
    <name>SoundPanel</name>
    <message>
        <source>PROGRAM LOUDNESS</source>
        <translation>节目响度</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
</context>
<context>
    <name>SourceTile</name>
    <message>
        <source>Camera {number} {name}</source>
        <translation>摄像机 {number} {name}</translation>
    </message>
    <message>
        <source>NO PICTURES</source>
        <translation>没有画面</translation>
    </message>
    <message>
        <source>the supervisor does not answer</source>
        <translation>监管进程没有回答</translation>
    </message>
    <message>
        <source>ON AIR</source>
        <translation>播出中</translation>
    </message>
    <message>
        <source>PROGRAM</source>
        <translation>节目</translation>
    </message>
    <message>
        <source>PREVIEW</source>
        <translation>预监</translation>
    </message>
    <message>
        <source>TALLY UNKNOWN</source>
        <translation>提示灯未知</translation>
    </message>
    <message>
        <source>not in use</source>
        <translation>未使用</translation>
    </message>
    <message>
        <source>{count} fps</source>
        <translation>{count} 帧/秒</translation>
    </message>
    <message>
        <source>NOT CONFIRMED</source>
        <translation>未确认</translation>
    </message>
    <message>
        <source>REFUSED</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Cover it everywhere, now</source>
        <translation>立即处处遮盖</translation>
    </message>
    <message>
        <source>Hot cut to it</source>
        <translation>直切到它</translation>
    </message>
    <message>
        <source>Its masks…</source>
        <translation>其遮罩…</translation>
    </message>
</context>
<context>
    <name>StaffSheet</name>
    <message>
        <source>Who works at this desk?</source>
        <translation>谁在此台工作？</translation>
    </message>
    <message>
        <source>name of the person at the desk</source>
        <translation>此台操作者的姓名</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>The name goes into the audit with everything done here. Never a patient&apos;s name.</source>
        <translation>姓名会随此处的一切操作写入审计。绝不填病人姓名。</translation>
    </message>
    <message>
        <source>{name} has been working here since {time}. Who takes over?</source>
        <translation>{name} 从 {time} 起在此工作。由谁接手？</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>交接</translation>
    </message>
    <message>
        <source>Nobody has signed in; commands carry the name of the desk.</source>
        <translation>无人登录；命令以本台的名义发出。</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Picture</source>
        <translation>画面</translation>
    </message>
</context>
<context>
    <name>StopWindow</name>
    <message>
        <source>Producer · STOP</source>
        <translation>Producer · 停止</translation>
    </message>
    <message>
        <source>NO STOP</source>
        <translation>无法停止</translation>
    </message>
    <message>
        <source>the engine has not said how it stands</source>
        <translation>引擎尚未报告状态</translation>
    </message>
    <message>
        <source>STOPPED</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>slate and silence; the desk takes it back in two steps</source>
        <translation>遮挡画面且静音；由导播台分两步恢复</translation>
    </message>
    <message>
        <source>STOP NOT CONFIRMED</source>
        <translation>停止未确认</translation>
    </message>
    <message>
        <source>it is asked again; have the output pulled</source>
        <translation>正在重试；请让人拔掉输出</translation>
    </message>
    <message>
        <source>two roads to the engine</source>
        <translation>两条通往引擎的通路</translation>
    </message>
    <message>
        <source>one road to the engine, by the network</source>
        <translation>一条通往引擎的通路（网络）</translation>
    </message>
    <message>
        <source>STOP READY</source>
        <translation>可随时停止</translation>
    </message>
    <message>
        <source>the engine does not answer</source>
        <translation>引擎没有应答</translation>
    </message>
    <message>
        <source>nothing pressed here is heard: call the desk. {why}</source>
        <translation>此处按键无人接收：请呼叫导播台。{why}</translation>
    </message>
    <message>
        <source>the engine has not answered; have the output pulled</source>
        <translation>引擎没有应答；请让人拔掉输出</translation>
    </message>
    <message>
        <source>PRESSED, NOT CONFIRMED</source>
        <translation>已按下，未确认</translation>
    </message>
    <message>
        <source>the button still stops on this machine, by shared memory</source>
        <translation>此按钮仍可在本机经共享内存停止</translation>
    </message>
    <message>
        <source>NO STOP BY NETWORK</source>
        <translation>网络停止不可用</translation>
    </message>
</context>
<context>
    <name>SwitchRow</name>
    <message>
        <source>CUT</source>
        <translation>切</translation>
    </message>
    <message>
        <source>AUTO</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>叠化</translation>
    </message>
    <message>
        <source>Wipe ⇠</source>
        <translation>划 ⇠</translation>
    </message>
    <message>
        <source>Wipe ⇡</source>
        <translation>划 ⇡</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>PiP</source>
        <translation>画中画</translation>
    </message>
    <message>
        <source>Beside</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>SAFE SLATE</source>
        <translation>安全垫片</translation>
    </message>
    <message>
        <source>TIME-OUT</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>遮罩</translation>
    </message>
    <message>
        <source>AUTO {seconds} s</source>
        <translation>自动 {seconds} 秒</translation>
    </message>
    <message>
        <source>Length of the transition: {seconds} s</source>
        <translation>转场时长：{seconds} 秒</translation>
    </message>
    <message>
        <source>audience in {seconds} s</source>
        <translation>观众 {seconds} 秒后</translation>
    </message>
    <message>
        <source>Preview a source first</source>
        <translation>请先预监一个源</translation>
    </message>
    <message>
        <source>Full picture</source>
        <translation>全画面</translation>
    </message>
    <message>
        <source>{name} small, in the corner</source>
        <translation>{name} 缩小，放在角上</translation>
    </message>
    <message>
        <source>{name} beside it</source>
        <translation>{name} 并排</translation>
    </message>
</context>
<context>
    <name>TBar</name>
    <message>
        <source>Transition by hand</source>
        <translation>手动转场</translation>
    </message>
    <message>
        <source>NOT CONFIRMED</source>
        <translation>未确认</translation>
    </message>
    <message>
        <source>REFUSED</source>
        <translation>被拒绝</translation>
    </message>
</context>
<context>
    <name>TestPicture</name>
    <message>
        <source>Press Test to see the picture.</source>
        <translation>按“测试”查看画面。</translation>
    </message>
    <message>
        <source>Picture of the camera that is tried out</source>
        <translation>正在测试的摄像机画面</translation>
    </message>
    <message>
        <source>NOT FOR AIR · {what}</source>
        <translation>不得播出 · {what}</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Time line</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Chapter</source>
        <translation>章节</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Dumped</source>
        <translation>已丢弃</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>画面</translation>
    </message>
    <message>
        <source>Guard</source>
        <translation>守卫</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>字幕</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已批准</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>剪去</translation>
    </message>
    <message>
        <source>mute</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>cover</source>
        <translation>遮盖</translation>
    </message>
    <message>
        <source>caption</source>
        <translation>字幕</translation>
    </message>
</context>
<context>
    <name>TongueButton</name>
    <message>
        <source>Language of this window</source>
        <translation>此窗口的语言</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Phase</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>SIGN IN</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Who works at this desk; every command carries the name [Ctrl+H]</source>
        <translation>谁在此台工作；每个命令都带此姓名 [Ctrl+H]</translation>
    </message>
    <message>
        <source>Public broadcast</source>
        <translation>公开直播</translation>
    </message>
    <message>
        <source>PRIVATE PREVIEW</source>
        <translation>私下预览</translation>
    </message>
    <message>
        <source>GO LIVE</source>
        <translation>开播</translation>
    </message>
    <message>
        <source>PRESS AGAIN: GO LIVE</source>
        <translation>再按：开播</translation>
    </message>
    <message>
        <source>END BROADCAST</source>
        <translation>结束直播</translation>
    </message>
    <message>
        <source>PRESS AGAIN: END</source>
        <translation>再按：结束</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>所有按键</translation>
    </message>
    <message>
        <source>SWITCHER KEYS LIVE</source>
        <translation>切换键有效</translation>
    </message>
    <message>
        <source>KEYS OFF</source>
        <translation>按键无效</translation>
    </message>
    <message>
        <source>{name} works here; hand over</source>
        <translation>{name} 在此工作；交接</translation>
    </message>
    <message>
        <source>Nobody signed in: sign in</source>
        <translation>无人登录：登录</translation>
    </message>
    <message>
        <source>NO ENGINE</source>
        <translation>没有引擎</translation>
    </message>
    <message>
        <source>CUT</source>
        <translation>切</translation>
    </message>
    <message>
        <source>● ON AIR</source>
        <translation>● 播出中</translation>
    </message>
    <message>
        <source>BACK TO OFF AIR</source>
        <translation>回到未播出</translation>
    </message>
    <message>
        <source>Two steps: hold for one second, or press twice.</source>
        <translation>两步：按住一秒，或按两次。</translation>
    </message>
    <message>
        <source>20 minutes are over</source>
        <translation>20 分钟已到</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>还剩 {time}</translation>
    </message>
    <message>
        <source>PUBLIC {time}</source>
        <translation>公开 {time}</translation>
    </message>
    <message>
        <source>GO LIVE is locked: {why}</source>
        <translation>开播被锁定：{why}</translation>
    </message>
</context>
<context>
    <name>Triage</name>
    <message>
        <source>new</source>
        <translation>新</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>已改写</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>已批准</translation>
    </message>
    <message>
        <source>parked</source>
        <translation>已搁置</translation>
    </message>
    <message>
        <source>held</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>next</source>
        <translation>下一题</translation>
    </message>
    <message>
        <source>in the OR</source>
        <translation>在手术室</translation>
    </message>
    <message>
        <source>answered live</source>
        <translation>已现场回答</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>已回答</translation>
    </message>
    <message>
        <source>merged</source>
        <translation>已合并</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>assistant</source>
        <translation>助理</translation>
    </message>
    <message>
        <source>console</source>
        <translation>导播台</translation>
    </message>
    <message>
        <source>surgeon</source>
        <translation>主刀</translation>
    </message>
    <message>
        <source>a name of this case</source>
        <translation>本病例的姓名</translation>
    </message>
    <message>
        <source>a date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>a phone number</source>
        <translation>电话号码</translation>
    </message>
    <message>
        <source>an identity or record number</source>
        <translation>证件号或病历号</translation>
    </message>
    <message>
        <source>a mail address</source>
        <translation>邮箱地址</translation>
    </message>
    <message>
        <source>a question about who the patient is</source>
        <translation>询问患者身份的问题</translation>
    </message>
    <message>
        <source>merged {n}</source>
        <translation>合并了 {n} 题</translation>
    </message>
    <message>
        <source>handed on</source>
        <translation>已递交</translation>
    </message>
    <message>
        <source>reopened</source>
        <translation>已重新打开</translation>
    </message>
    <message>
        <source>answered in text</source>
        <translation>已文字回答</translation>
    </message>
</context>
<context>
    <name>TriagePanel</name>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Question from a guest in the hall  [G]   Enter takes it in</source>
        <translation>现场来宾的问题  [G]   Enter 收入</translation>
    </message>
    <message>
        <source>Question from the hall</source>
        <translation>现场问题</translation>
    </message>
    <message>
        <source>who or where</source>
        <translation>谁或何处</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>来宾</translation>
    </message>
    <message>
        <source>J K move · S surgeon · H hold · A approve · M merge · R answer · X reject · Z undo · ? all keys</source>
        <translation>J K 移动 · S 主刀 · H 保留 · A 批准 · M 合并 · R 回答 · X 拒绝 · Z 撤销 · ? 全部按键</translation>
    </message>
    <message>
        <source>J K move · / filter · V next view · O sort · S surgeon · H hold · A approve · M merge · 1 2 3 tick · E short form · R answer · X reject (then 1 to 5) · P park · L answered live · U reopen · T take over · G guest · Z or Ctrl+Z undo · D do not disturb · C critical step · F calm phase · W surgeon asks for one</source>
        <translation>J K 移动 · / 筛选 · V 下一视图 · O 排序 · S 主刀 · H 保留 · A 批准 · M 合并 · 1 2 3 勾选 · E 短句 · R 回答 · X 拒绝（再按 1 至 5）· P 搁置 · L 已现场回答 · U 重新打开 · T 接手 · G 来宾 · Z 或 Ctrl+Z 撤销 · D 请勿打扰 · C 关键步骤 · F 平稳阶段 · W 主刀要一题</translation>
    </message>
    <message>
        <source>Select a question first: J.</source>
        <translation>请先选一个问题：J。</translation>
    </message>
    <message>
        <source>Write the short form first: it is what the surgeon reads.</source>
        <translation>请先写短句：主刀看的是它。</translation>
    </message>
    <message>
        <source>Reject why?  1 personal data · 2 off topic · 3 unclear · 4 rude · 5 or X other</source>
        <translation>为何拒绝？ 1 个人信息 · 2 离题 · 3 不清楚 · 4 无礼 · 5 或 X 其他</translation>
    </message>
    <message>
        <source>Type the answer first.</source>
        <translation>请先输入回答。</translation>
    </message>
    <message>
        <source>NOT CONFIRMED: the room has not answered. Look before you do it again.</source>
        <translation>未确认：观众厅没有应答。请先查看再重试。</translation>
    </message>
    <message>
        <source>Undone.</source>
        <translation>已撤销。</translation>
    </message>
    <message>
        <source>Taken in from the hall.</source>
        <translation>已收入现场问题。</translation>
    </message>
    <message>
        <source>Handed on.</source>
        <translation>已递交。</translation>
    </message>
    <message>
        <source>Held for a calm phase.</source>
        <translation>留待平稳阶段。</translation>
    </message>
    <message>
        <source>Approved.</source>
        <translation>已批准。</translation>
    </message>
    <message>
        <source>Parked.</source>
        <translation>已搁置。</translation>
    </message>
    <message>
        <source>Rejected.</source>
        <translation>已拒绝。</translation>
    </message>
    <message>
        <source>Answered.</source>
        <translation>已回答。</translation>
    </message>
    <message>
        <source>Merged.</source>
        <translation>已合并。</translation>
    </message>
    <message>
        <source>Answered live.</source>
        <translation>已现场回答。</translation>
    </message>
    <message>
        <source>[Z] undoes it for 10 s.</source>
        <translation>10 秒内可按 [Z] 撤销。</translation>
    </message>
    <message>
        <source>NO LINE TO THE ROOM: what you do here does not arrive. {why}</source>
        <translation>与观众厅没有连接：此处的操作不会送达。{why}</translation>
    </message>
    <message>
        <source>Hand to surgeon: it waits as next. {why}</source>
        <translation>递交主刀：作为下一题等待。{why}</translation>
    </message>
    <message>
        <source>{name} works on this question: choose another, or [T] takes it over.</source>
        <translation>{name} 正在处理此问题：请另选，或按 [T] 接手。</translation>
    </message>
</context>
<context>
    <name>TriageWindow</name>
    <message>
        <source>Question triage</source>
        <translation>问题分拣</translation>
    </message>
    <message>
        <source>● ON AIR</source>
        <translation>● 直播中</translation>
    </message>
    <message>
        <source>■ SLATE</source>
        <translation>■ 遮挡画面</translation>
    </message>
    <message>
        <source>■ TIME-OUT</source>
        <translation>■ 暂停核对</translation>
    </message>
    <message>
        <source>■ PICTURE OFF</source>
        <translation>■ 画面已切断</translation>
    </message>
    <message>
        <source>■ OFF AIR</source>
        <translation>■ 未直播</translation>
    </message>
    <message>
        <source>▲ NOT KNOWN</source>
        <translation>▲ 状态未知</translation>
    </message>
    <message>
        <source>▲ CUT NOT CONFIRMED: pull the output</source>
        <translation>▲ 切断未确认：请拔掉输出</translation>
    </message>
    <message>
        <source>CUT SENT…</source>
        <translation>正在切断…</translation>
    </message>
    <message>
        <source>Question triage · {case}</source>
        <translation>问题分拣 · {case}</translation>
    </message>
    <message>
        <source>CRITICAL STEP</source>
        <translation>关键步骤</translation>
    </message>
    <message>
        <source>DO NOT DISTURB</source>
        <translation>请勿打扰</translation>
    </message>
    <message>
        <source>{n} online</source>
        <translation>{n} 人在线</translation>
    </message>
    <message>
        <source>▲ NO LINE TO THE ROOM</source>
        <translation>▲ 与观众厅没有连接</translation>
    </message>
</context>
<context>
    <name>Trial</name>
    <message>
        <source>The test ended without a word: the driver or the address broke it.</source>
        <translation>测试无声结束：驱动或地址使其中断。</translation>
    </message>
</context>
<context>
    <name>TwoStep</name>
    <message>
        <source>Two steps: hold for one second, or press twice.</source>
        <translation>两步：按住一秒，或按两次。</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>No show runs on this machine</source>
        <translation>本机没有运行节目</translation>
    </message>
    <message>
        <source>Begin with the rehearsal: simulated cameras under their masks, everything else is real. Nothing of it leaves this machine.</source>
        <translation>从演练开始：模拟摄像机带着遮罩，其余一切真实。没有任何内容离开本机。</translation>
    </message>
    <message>
        <source>Start the rehearsal</source>
        <translation>开始演练</translation>
    </message>
    <message>
        <source>Open a show file…</source>
        <translation>打开节目文件…</translation>
    </message>
    <message>
        <source>Set up a new show…</source>
        <translation>设置新节目…</translation>
    </message>
    <message>
        <source>{name} starts…</source>
        <translation>{name} 正在启动…</translation>
    </message>
    <message>
        <source>Open a show</source>
        <translation>打开节目</translation>
    </message>
    <message>
        <source>Shows (*.toml)</source>
        <translation>节目 (*.toml)</translation>
    </message>
</context>
<context>
    <name>WorkPane</name>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Short form for the surgeon</source>
        <translation>给主刀的短句</translation>
    </message>
    <message>
        <source>As the surgeon will read it</source>
        <translation>主刀将读到的样子</translation>
    </message>
    <message>
        <source>Answer in text</source>
        <translation>文字回答</translation>
    </message>
    <message>
        <source>Type an answer…   Ctrl+Enter sends</source>
        <translation>输入回答…   Ctrl+Enter 发送</translation>
    </message>
    <message>
        <source>visible to everybody</source>
        <translation>所有人可见</translation>
    </message>
    <message>
        <source>Ready answers</source>
        <translation>现成回答</translation>
    </message>
    <message>
        <source>Ready answers…</source>
        <translation>现成回答…</translation>
    </message>
    <message>
        <source>SHORT FORM FOR THE SURGEON  (90 Latin or 40 Han characters)</source>
        <translation>给主刀的短句（拉丁字母 90 个或汉字 40 个）</translation>
    </message>
    <message>
        <source>ANSWER IN TEXT</source>
        <translation>文字回答</translation>
    </message>
    <message>
        <source>To surgeon</source>
        <translation>给主刀</translation>
    </message>
    <message>
        <source>Hold: calm phase</source>
        <translation>留待平稳</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Merge ticked</source>
        <translation>合并勾选</translation>
    </message>
    <message>
        <source>Reject…</source>
        <translation>拒绝…</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>搁置</translation>
    </message>
    <message>
        <source>Answered live</source>
        <translation>已现场回答</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>NOTHING SELECTED   [J] takes the first</source>
        <translation>未选择   按 [J] 取第一题</translation>
    </message>
    <message>
        <source>SELECTED · {language} · {place} · asked by {people} · waiting {time} · {stage}</source>
        <translation>已选 · {language} · {place} · {people} 人提问 · 已等 {time} · {stage}</translation>
    </message>
    <message>
        <source>▲ PERSONAL DATA? It looks like {what}. Do not read it aloud; write it without.</source>
        <translation>▲ 个人信息？像是{what}。请勿朗读；改写时去掉。</translation>
    </message>
    <message>
        <source>SIMILAR: none found</source>
        <translation>相似：没有找到</translation>
    </message>
    <message>
        <source>SIMILAR: merging keeps all votes ({plus})</source>
        <translation>相似：合并会保留所有票数（{plus}）</translation>
    </message>
    <message>
        <source>SIMILAR: tick with 1, 2, 3</source>
        <translation>相似：用 1、2、3 勾选</translation>
    </message>
    <message>
        <source>write the short form here</source>
        <translation>在此写短句</translation>
    </message>
    <message>
        <source>too long for the surgeon</source>
        <translation>对主刀太长</translation>
    </message>
    <message>
        <source>{n} words; 12 read faster</source>
        <translation>{n} 个词；12 个词读得更快</translation>
    </message>
    <message>
        <source>looks like {what}</source>
        <translation>像是{what}</translation>
    </message>
    <message>
        <source>AS THE SURGEON WILL SEE IT  ({inches} in at {metres} m)</source>
        <translation>主刀将看到的样子（{inches} 英寸，{metres} 米）</translation>
    </message>
</context>
<context>
    <name>_Bars</name>
    <message>
        <source>Sound levels</source>
        <translation>声音电平</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>节目</translation>
    </message>
</context>
</TS>
