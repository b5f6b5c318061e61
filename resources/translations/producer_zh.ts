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
        <source>The scope that comes next is still inside the body</source>
        <translation>下一个内镜仍在体内</translation>
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
        <source>Press the button that has the focus</source>
        <translation>按下有焦点的按钮</translation>
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
        <source>For staff: neither the surgeon nor a viewer sees these.</source>
        <translation>仅供工作人员：主刀和观众都看不到。</translation>
    </message>
    <message>
        <source>AUDIENCE</source>
        <translation>观众</translation>
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
        <source>{n} watching · most {most} · applause {taps}</source>
        <translation>{n} 人在看 · 最多 {most} · 掌声 {taps}</translation>
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
        <source>type, Enter sends, ↑ corrects</source>
        <translation>输入，回车发送，↑ 更正</translation>
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
    <name>Countdown</name>
    <message>
        <source>Countdown of {minutes} min, on start and pause slate</source>
        <translation>倒计时 {minutes} 分钟（开始和暂停垫片上）</translation>
    </message>
    <message>
        <source>Take the countdown away</source>
        <translation>取消倒计时</translation>
    </message>
    <message>
        <source>Countdown</source>
        <translation>倒计时</translation>
    </message>
    <message>
        <source>It runs, and is seen on the start slate and the pause slate only.</source>
        <translation>正在计时，只在开始垫片和暂停垫片上看得到。</translation>
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
        <source>no delay: what was shown is out</source>
        <translation>无延时：已播出的收不回</translation>
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
    <message>
        <source>press again to shorten it</source>
        <translation>再按一次以缩短</translation>
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
    <name>Depth</name>
    <message>
        <source>Drop the newest {seconds} s only</source>
        <translation>只丢弃最新的 {seconds} 秒</translation>
    </message>
    <message>
        <source>Delay to the audience: {seconds} s</source>
        <translation>到观众的延时：{seconds} 秒</translation>
    </message>
    <message>
        <source>Shorten the delay now: what lies between never airs</source>
        <translation>立即缩短延时：其间的内容永不播出</translation>
    </message>
    <message>
        <source>Length of the delay, and partial dumps</source>
        <translation>延时长度与部分丢弃</translation>
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
    <name>Entries</name>
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
        <source>Fields</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Camera {number}</source>
        <translation>摄像机 {number}</translation>
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
        <source>Moment flagged in the audit only: nothing is recording</source>
        <translation>此刻只记入审计：没有在录制</translation>
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
        <source>last known</source>
        <translation>最后所知</translation>
    </message>
    <message>
        <source>▲ {faults} fault, {cautions} caution</source>
        <translation>▲ {faults} 故障，{cautions} 注意</translation>
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
    <name>InsideButton</name>
    <message>
        <source>INSIDE</source>
        <translation>在体内</translation>
    </message>
    <message>
        <source>INSIDE {seconds} s</source>
        <translation>在体内 {seconds} 秒</translation>
    </message>
    <message>
        <source>{name} is inside, somebody said so: good for one take within {seconds} s.</source>
        <translation>{name} 在体内，已有人确认：{seconds} 秒内可切一次。</translation>
    </message>
    <message>
        <source>Look at {name}: is it still inside the body? Say so, then take it within 10 s.</source>
        <translation>请看 {name}：是否仍在体内？确认后在 10 秒内切出。</translation>
    </message>
    <message>
        <source>Preview a scope first: the word is about the next picture.</source>
        <translation>请先预监内镜：确认针对下一个画面。</translation>
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
    <name>Keys</name>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>退格</translation>
    </message>
    <message>
        <source>hold Esc</source>
        <translation>按住 Esc</translation>
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
        <source>How far covers and masks reach back into what has not aired</source>
        <translation>遮盖和遮罩对尚未播出内容的回溯范围</translation>
    </message>
    <message>
        <source>Hides all that has not aired</source>
        <translation>遮盖所有尚未播出的内容</translation>
    </message>
    <message>
        <source>Hides from {seconds} s ago on</source>
        <translation>从 {seconds} 秒前起遮盖</translation>
    </message>
    <message>
        <source>Hides from now on</source>
        <translation>从现在起遮盖</translation>
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
    <name>Option</name>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Picture size</source>
        <translation>画面大小</translation>
    </message>
    <message>
        <source>Pictures a second</source>
        <translation>每秒帧数</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Begins at (ms)</source>
        <translation>起点（毫秒）</translation>
    </message>
    <message>
        <source>Input device</source>
        <translation>输入设备</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>声道数</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>传输方式</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Picture file</source>
        <translation>图片文件</translation>
    </message>
    <message>
        <source>Address or file</source>
        <translation>地址或文件</translation>
    </message>
    <message>
        <source>Buffer (ms)</source>
        <translation>缓冲（毫秒）</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Frame counter</source>
        <translation>帧计数条</translation>
    </message>
    <message>
        <source>Counter starts at</source>
        <translation>计数起始值</translation>
    </message>
    <message>
        <source>Canary colour</source>
        <translation>测试用标记色</translation>
    </message>
    <message>
        <source>Test tone (Hz)</source>
        <translation>测试音（Hz）</translation>
    </message>
    <message>
        <source>Kind of tone</source>
        <translation>测试音类型</translation>
    </message>
    <message>
        <source>Texture</source>
        <translation>纹理</translation>
    </message>
    <message>
        <source>Sensor noise</source>
        <translation>传感器噪点</translation>
    </message>
    <message>
        <source>Knocked after (s)</source>
        <translation>几秒后被碰动</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation>封存</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Segments in the playlist</source>
        <translation>播放列表的分段数</translation>
    </message>
    <message>
        <source>Segment length (ms)</source>
        <translation>分段长度（毫秒）</translation>
    </message>
    <message>
        <source>Sent to</source>
        <translation>发送到</translation>
    </message>
    <message>
        <source>Authorization</source>
        <translation>授权</translation>
    </message>
    <message>
        <source>Trusted authority</source>
        <translation>信任的证书机构</translation>
    </message>
    <message>
        <source>Address of the keys</source>
        <translation>密钥地址</translation>
    </message>
    <message>
        <source>Stream key</source>
        <translation>推流密钥</translation>
    </message>
    <message>
        <source>Network camera</source>
        <translation>网络摄像机</translation>
    </message>
    <message>
        <source>Camera or capture card</source>
        <translation>摄像头或采集卡</translation>
    </message>
    <message>
        <source>Whatever VLC plays</source>
        <translation>VLC 能播放的一切</translation>
    </message>
    <message>
        <source>Film file, over and over</source>
        <translation>影片文件，循环播放</translation>
    </message>
    <message>
        <source>Film file, once</source>
        <translation>影片文件，播放一次</translation>
    </message>
    <message>
        <source>Still picture</source>
        <translation>静止图片</translation>
    </message>
    <message>
        <source>Simulated camera</source>
        <translation>模拟摄像机</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>话筒</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>Viewers&apos; pages</source>
        <translation>观众网页</translation>
    </message>
    <message>
        <source>Streaming service</source>
        <translation>直播平台</translation>
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
        <source>sound only</source>
        <translation>仅声音</translation>
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
        <source>GO LIVE</source>
        <translation>开播</translation>
    </message>
    <message>
        <source>READY</source>
        <translation>就绪</translation>
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
        <source>show file, to publish</source>
        <translation>节目文件（发布时需要）</translation>
    </message>
    <message>
        <source>Show file</source>
        <translation>节目文件</translation>
    </message>
    <message>
        <source>passphrase of the keys, where they stand in a file</source>
        <translation>密钥口令（密钥存于文件时）</translation>
    </message>
    <message>
        <source>Passphrase of the keys</source>
        <translation>密钥口令</translation>
    </message>
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
        <source>Sound was not agreed to: none is heard, none is published.</source>
        <translation>未同意使用声音：不播放，也不发布。</translation>
    </message>
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
    <name>Said</name>
    <message>
        <source>Off air; start the private preview first.</source>
        <translation>未播出：请先开始私下预览。</translation>
    </message>
    <message>
        <source>The show has ended; go back to off air first.</source>
        <translation>节目已结束：请先回到未播出。</translation>
    </message>
    <message>
        <source>{0} is not ready; wait for its picture.</source>
        <translation>{0} 还没准备好：请等它的画面。</translation>
    </message>
    <message>
        <source>The bar goes from 0 to {0}, not to {1}.</source>
        <translation>推杆范围是 0 到 {0}，不是 {1}。</translation>
    </message>
    <message>
        <source>A transition is running by itself; wait for its end, or cut.</source>
        <translation>转场正在自动进行：等它结束，或直接切。</translation>
    </message>
    <message>
        <source>A transition is running; wait for its end, or cut.</source>
        <translation>转场正在进行：等它结束，或直接切。</translation>
    </message>
    <message>
        <source>A transition is running; wait for its end.</source>
        <translation>转场正在进行：请等它结束。</translation>
    </message>
    <message>
        <source>That works from {0}; the show is {1}.</source>
        <translation>只能在“{0}”时这样做；现在是“{1}”。</translation>
    </message>
    <message>
        <source>Not shown: {0} had no picture within 2 s.</source>
        <translation>未播出：{0} 在 2 秒内没有画面。</translation>
    </message>
    <message>
        <source>Bring the bar back to its start first.</source>
        <translation>请先把推杆推回起点。</translation>
    </message>
    <message>
        <source>A transition takes 1 to {0} frames, not {1}.</source>
        <translation>转场为 1 到 {0} 帧，不是 {1} 帧。</translation>
    </message>
    <message>
        <source>There is no lower third &apos;{0}&apos; in this show; there are: {1}.</source>
        <translation>本节目没有姓名条“{0}”；现有：{1}。</translation>
    </message>
    <message>
        <source>This show has no logo; name one in its file.</source>
        <translation>本节目没有台标：请在节目文件中指定。</translation>
    </message>
    <message>
        <source>A countdown takes 0 to {0} seconds, not {1}.</source>
        <translation>倒计时为 0 到 {0} 秒，不是 {1} 秒。</translation>
    </message>
    <message>
        <source>A scene has at most {0} boxes, this one has {1}.</source>
        <translation>一个画面组合最多 {0} 格，这个有 {1} 格。</translation>
    </message>
    <message>
        <source>There is no source &apos;{0}&apos; in this show; there are: {1}.</source>
        <translation>本节目没有信号源“{0}”；现有：{1}。</translation>
    </message>
    <message>
        <source>{0} has no picture; it belongs to the sound mixer.</source>
        <translation>{0} 没有画面：它属于调音台。</translation>
    </message>
    <message>
        <source>The box of {0} leaves the picture; x, y and size must stay within 0 to {1}.</source>
        <translation>{0} 的格子超出画面：x、y 和大小必须在 0 到 {1} 之间。</translation>
    </message>
    <message>
        <source>The box of {0} is too small; it needs at least 2 pixels each way.</source>
        <translation>{0} 的格子太小：每边至少 2 像素。</translation>
    </message>
    <message>
        <source>The rundown is at its end; select a cue.</source>
        <translation>流程单已到末尾：请选择一条。</translation>
    </message>
    <message>
        <source>This show has no rundown.</source>
        <translation>本节目没有流程单。</translation>
    </message>
    <message>
        <source>Cue {0}: {1}.</source>
        <translation>流程单第 {0} 条：{1}。</translation>
    </message>
    <message>
        <source>the layout {0} takes {1} sources, not {2}</source>
        <translation>版式 {0} 需要 {1} 个信号源，不是 {2} 个</translation>
    </message>
    <message>
        <source>This show has no rundown; give it cues in its file.</source>
        <translation>本节目没有流程单：请在节目文件中加入。</translation>
    </message>
    <message>
        <source>There is no cue &apos;{0}&apos; in this show; there are: {1}.</source>
        <translation>本节目没有流程单条目“{0}”；现有：{1}。</translation>
    </message>
    <message>
        <source>A {0} may not do that: it is for {1}.</source>
        <translation>“{0}”无权这样做：只限 {1}。</translation>
    </message>
    <message>
        <source>An {0} may not do that: it is for {1}.</source>
        <translation>“{0}”无权这样做：只限 {1}。</translation>
    </message>
    <message>
        <source>An observer may only look: this is for {0}.</source>
        <translation>观察者只能看：此操作只限 {0}。</translation>
    </message>
    <message>
        <source>A name is one line of at most {0} characters.</source>
        <translation>姓名为一行，最多 {0} 个字符。</translation>
    </message>
    <message>
        <source>A caption has at most {0} characters; send it in parts.</source>
        <translation>一条字幕最多 {0} 个字符：请分段发送。</translation>
    </message>
    <message>
        <source>This caption holds a name of this case&apos;s block list: say it without the name.</source>
        <translation>这条字幕含有本病例屏蔽名单中的姓名：请去掉姓名。</translation>
    </message>
    <message>
        <source>There is no output &apos;{0}&apos; in this show; there are: {1}.</source>
        <translation>本节目没有输出“{0}”；现有：{1}。</translation>
    </message>
    <message>
        <source>The show is not on air: there is nothing yet that a mark could stand in.</source>
        <translation>节目尚未播出：还没有可标记的内容。</translation>
    </message>
    <message>
        <source>The words of a mark are one line of at most {0} characters.</source>
        <translation>标记文字为一行，最多 {0} 个字符。</translation>
    </message>
    <message>
        <source>Only a chapter answers a question, by an id of at most {0} signs.</source>
        <translation>只有章节可以对应问题，其编号最多 {0} 个字符。</translation>
    </message>
    <message>
        <source>More than {0} marks in {1} s: wait a moment.</source>
        <translation>{1} 秒内标记超过 {0} 个：请稍等。</translation>
    </message>
    <message>
        <source>No record runs: this mark stands in the audit only, by its frame, without its words.</source>
        <translation>没有在录制：此标记只按帧号记入审计，不含文字。</translation>
    </message>
    <message>
        <source>There is memory for a delay of {0} frames ({1} s), not {2}: end other programs, or start the show with a smaller picture.</source>
        <translation>内存只够延时 {0} 帧（{1} 秒），不够 {2} 帧：请关闭其他程序，或用更小的画面开始节目。</translation>
    </message>
    <message>
        <source>A partial dump takes 1 frame or more, not {0}.</source>
        <translation>部分丢弃至少 1 帧，不是 {0} 帧。</translation>
    </message>
    <message>
        <source>The delay goes from 0 to {0} s ({1} frames).</source>
        <translation>延时为 0 到 {0} 秒（{1} 帧）。</translation>
    </message>
    <message>
        <source>Ask for the shorter delay first, then confirm it within 10 s.</source>
        <translation>请先要求缩短延时，再在 10 秒内确认。</translation>
    </message>
    <message>
        <source>There is no privacy cut to release.</source>
        <translation>没有需要解除的隐私切断。</translation>
    </message>
    <message>
        <source>Arm the release first, then release within 10 s.</source>
        <translation>请先准备解除，再在 10 秒内解除。</translation>
    </message>
    <message>
        <source>The TIME-OUT holds: end it first, in two steps.</source>
        <translation>“暂停”有效：请先分两步结束它。</translation>
    </message>
    <message>
        <source>There is no time-out to end.</source>
        <translation>没有需要结束的暂停。</translation>
    </message>
    <message>
        <source>Arm the end of the time-out first, then end it within 10 s.</source>
        <translation>请先准备结束暂停，再在 10 秒内结束。</translation>
    </message>
    <message>
        <source>A stop was pressed after the release was armed: arm it again.</source>
        <translation>准备解除之后又有人按了停止：请重新准备。</translation>
    </message>
    <message>
        <source>The cut flag of this show is broken, so nobody knows whether a stop was pressed: end the show and start anew.</source>
        <translation>本节目的切断标志已损坏，无法知道是否有人按了停止：请结束节目并重新开始。</translation>
    </message>
    <message>
        <source>The picture&apos;s geometry changed: confirm the masks.</source>
        <translation>画面几何已改变：请确认遮罩。</translation>
    </message>
    <message>
        <source>The signal was lost: confirm the masks.</source>
        <translation>信号曾丢失：请确认遮罩。</translation>
    </message>
    <message>
        <source>The masks were changed while nothing could be seen: confirm them.</source>
        <translation>遮罩是在看不到画面时改的：请确认。</translation>
    </message>
    <message>
        <source>The engine was started again while the masks were not confirmed: confirm them.</source>
        <translation>引擎重启时遮罩尚未确认：请确认。</translation>
    </message>
    <message>
        <source>{0}: check the masks, then confirm them.</source>
        <translation>{0}：请检查遮罩，然后确认。</translation>
    </message>
    <message>
        <source>{0} has no mask &apos;{1}&apos;; it has: {2}.</source>
        <translation>{0} 没有遮罩“{1}”；现有：{2}。</translation>
    </message>
    <message>
        <source>{0} has no mask to confirm; draw one first.</source>
        <translation>{0} 没有可确认的遮罩：请先画一个。</translation>
    </message>
    <message>
        <source>There is no picture of {0} to look at; wait for it.</source>
        <translation>{0} 没有画面可看：请等待。</translation>
    </message>
    <message>
        <source>A source has at most {0} masks; remove one first.</source>
        <translation>一个信号源最多 {0} 个遮罩：请先删除一个。</translation>
    </message>
    <message>
        <source>A mask&apos;s id has 1 to 32 of the signs a-z, 0-9, _ and -.</source>
        <translation>遮罩代号为 1 到 32 个字符：a-z、0-9、_ 和 -。</translation>
    </message>
    <message>
        <source>A mask has 3 to {0} points, this one has {1}.</source>
        <translation>遮罩有 3 到 {0} 个点，这个有 {1} 个。</translation>
    </message>
    <message>
        <source>A mask&apos;s points lie within 0 to {0}.</source>
        <translation>遮罩的点必须在 0 到 {0} 之间。</translation>
    </message>
    <message>
        <source>A mask&apos;s margin is 0 to {0}.</source>
        <translation>遮罩边距为 0 到 {0}。</translation>
    </message>
    <message>
        <source>A mask&apos;s feather is 0 to {0}.</source>
        <translation>遮罩羽化为 0 到 {0}。</translation>
    </message>
    <message>
        <source>A mask needs an area: its points lie on one line, or cancel each other out.</source>
        <translation>遮罩必须有面积：它的点在一条线上，或互相抵消。</translation>
    </message>
    <message>
        <source>No camera of this show is named &apos;{0}&apos;; there are: {1}.</source>
        <translation>本节目没有名为“{0}”的摄像机；现有：{1}。</translation>
    </message>
    <message>
        <source>{0} edits the masks of {1} just now; one at a time.</source>
        <translation>{0} 正在编辑 {1} 的遮罩：一次只能一人。</translation>
    </message>
    <message>
        <source>{0} is a scope: it never comes to program by itself, a person takes it.</source>
        <translation>{0} 是内镜：它从不自动上节目，必须由人切换。</translation>
    </message>
    <message>
        <source>{0} is a scope: it airs only with its solid surround confirmed. Draw a field-only mask around its round picture, look at it and confirm it.</source>
        <translation>{0} 是内镜：只有确认了实心外围遮罩才能播出。请围绕圆形画面画“仅视野”遮罩，查看后确认。</translation>
    </message>
    <message>
        <source>{0} is a scope: look whether it is still inside, say so (key I at the desk, or producer ctl inside {1}), and take it within 10 seconds. Each take needs it anew.</source>
        <translation>{0} 是内镜：请看它是否仍在体内，确认（控制台按 I，或 producer ctl inside {1}），并在 10 秒内切出。每次切出都要重新确认。</translation>
    </message>
    <message>
        <source>There is no source &apos;{0}&apos; in this show; its scopes are: {1}.</source>
        <translation>本节目没有信号源“{0}”；内镜有：{1}。</translation>
    </message>
    <message>
        <source>{0} is not a scope: it needs no word that it is inside.</source>
        <translation>{0} 不是内镜：不需要确认在体内。</translation>
    </message>
    <message>
        <source>{0} has no picture now, so nobody can see whether it is inside.</source>
        <translation>{0} 现在没有画面，无法看出它是否在体内。</translation>
    </message>
    <message>
        <source>Nothing is known of the guards of &apos;{0}&apos;, so it may not be shown.</source>
        <translation>不知道“{0}”的监护情况，因此不能播出。</translation>
    </message>
    <message>
        <source>{0} is a camera that moves: masks drawn on its scene do not move with it. Fix it in place and say fixed = true in the show file, or show another source.</source>
        <translation>{0} 是会移动的摄像机：画在场景上的遮罩不会跟着动。请固定它并在节目文件中写 fixed = true，或换别的信号源。</translation>
    </message>
    <message>
        <source>{0} may only be shown while the guard &apos;{1}&apos; watches it, and it does not: wait until its camera process reports, or start the source again.</source>
        <translation>{0} 只有在监护“{1}”看着时才能播出，而现在没有：请等摄像机进程报告，或重启该信号源。</translation>
    </message>
    <message>
        <source>{0}: {1}, just now. Look again, then confirm.</source>
        <translation>{0}：{1}（刚刚）。请再看一次，然后确认。</translation>
    </message>
    <message>
        <source>its camera does not report</source>
        <translation>它的摄像机没有报告</translation>
    </message>
    <message>
        <source>the view is as confirmed</source>
        <translation>画面与确认时一致</translation>
    </message>
    <message>
        <source>it is no picture</source>
        <translation>这不是画面</translation>
    </message>
    <message>
        <source>the picture is too small to judge</source>
        <translation>画面太小，无法判断</translation>
    </message>
    <message>
        <source>the guard failed ({0})</source>
        <translation>监护失败（{0}）</translation>
    </message>
    <message>
        <source>the picture is black</source>
        <translation>画面全黑</translation>
    </message>
    <message>
        <source>the picture is frozen</source>
        <translation>画面冻结</translation>
    </message>
    <message>
        <source>it has no capture time</source>
        <translation>画面没有采集时间</translation>
    </message>
    <message>
        <source>the guard answered for a frame that has not come</source>
        <translation>监护回答了尚未到来的帧</translation>
    </message>
    <message>
        <source>the picture was another one half a second ago</source>
        <translation>半秒前的画面不同</translation>
    </message>
    <message>
        <source>nobody has confirmed its view</source>
        <translation>还没有人确认它的画面</translation>
    </message>
    <message>
        <source>the picture&apos;s geometry is not the confirmed one</source>
        <translation>画面几何与确认时不同</translation>
    </message>
    <message>
        <source>the guard did not answer for this frame</source>
        <translation>监护没有回答这一帧</translation>
    </message>
    <message>
        <source>it has not judged yet</source>
        <translation>还没有判断</translation>
    </message>
    <message>
        <source>it tripped</source>
        <translation>已触发</translation>
    </message>
    <message>
        <source>it is not sure</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>its verdict is late</source>
        <translation>判断来得太晚</translation>
    </message>
    <message>
        <source>it has not been OK for a second</source>
        <translation>正常还不到一秒</translation>
    </message>
    <message>
        <source>the frame is from before it was OK</source>
        <translation>这一帧早于恢复正常</translation>
    </message>
    <message>
        <source>too little of the confirmed view is found</source>
        <translation>已确认画面只找到太少部分</translation>
    </message>
    <message>
        <source>the camera moved</source>
        <translation>摄像机移动了</translation>
    </message>
    <message>
        <source>The camera moved</source>
        <translation>摄像机移动了</translation>
    </message>
    <message>
        <source>too little of the view can be seen</source>
        <translation>能看到的画面太少</translation>
    </message>
    <message>
        <source>another picture than the confirmed one</source>
        <translation>与确认时不同的画面</translation>
    </message>
    <message>
        <source>the picture has too little detail to watch</source>
        <translation>画面细节太少，无法监看</translation>
    </message>
    <message>
        <source>the picture has another size than the confirmed one</source>
        <translation>画面大小与确认时不同</translation>
    </message>
    <message>
        <source>Consent was withdrawn: nothing of this case may be shown any more. End the show.</source>
        <translation>同意已撤回：本病例的任何内容都不能再播出。请结束节目。</translation>
    </message>
    <message>
        <source>Nothing is known of output &apos;{0}&apos;, so nothing is sent; known are: {1}.</source>
        <translation>不认识输出“{0}”，因此不发送；已知：{1}。</translation>
    </message>
    <message>
        <source>Sound was not agreed to: this case goes out silent.</source>
        <translation>未同意播出声音：本病例静音播出。</translation>
    </message>
    <message>
        <source>Nothing is known of this show&apos;s sources; nothing may be shown.</source>
        <translation>不知道本节目的信号源；什么都不能播出。</translation>
    </message>
    <message>
        <source>The time of day is not known, so nobody knows whether the consent still holds.</source>
        <translation>时间未知，无法知道同意是否仍有效。</translation>
    </message>
    <message>
        <source>Nobody has looked whether this machine may hold a patient&apos;s pictures: wait a moment, or start anew.</source>
        <translation>还没有检查这台机器能否保存病人画面：请稍等，或重新开始。</translation>
    </message>
    <message>
        <source>Nobody can tell whether swap is encrypted here: pictures of a patient could reach a disk.</source>
        <translation>无法判断此处的交换区是否加密：患者的画面可能落到磁盘上。</translation>
    </message>
    <message>
        <source>Swap on {0} is not encrypted: pictures of a patient could reach the disk in the clear; switch it off (swapoff -a), or put it on an encrypted volume.</source>
        <translation>{0} 上的交换区未加密：患者的画面可能以明文落到磁盘；请关闭它（swapoff -a），或放到加密卷上。</translation>
    </message>
    <message>
        <source>The block list of names is lost: no process that held it runs any more. Give it again, one name a line: producer ctl block-list - .</source>
        <translation>姓名屏蔽名单已丢失：持有它的进程都已不再运行。请重新提供，每行一个姓名：producer ctl block-list - 。</translation>
    </message>
    <message>
        <source>Source &apos;{0}&apos; is a real camera and this show has no case: without one only rehearsals may be shown (simulated sources, files, addresses on this machine). Make one with: producer case new.</source>
        <translation>信号源“{0}”是真实摄像机，而本节目没有病例：没有病例只能演练（模拟信号源、文件、本机地址）。新建：producer case new。</translation>
    </message>
    <message>
        <source>Output &apos;{0}&apos; leaves this machine: a rehearsal is sent to this machine only.</source>
        <translation>输出“{0}”离开本机：演练只能发送到本机。</translation>
    </message>
    <message>
        <source>The case does not permit source &apos;{0}&apos;: add it to the case file&apos;s permitted sources, or leave it.</source>
        <translation>病例不允许信号源“{0}”：请把它加入病例文件的许可信号源，或不用它。</translation>
    </message>
    <message>
        <source>The case does not permit the mask profile &apos;{0}&apos;, under which source &apos;{1}&apos; stands.</source>
        <translation>病例不允许信号源“{1}”所用的遮罩类型“{0}”。</translation>
    </message>
    <message>
        <source>The room does not warn and ask for age, as a public broadcast has to: say public = true in [room].</source>
        <translation>观众厅没有警示和年龄确认，而公开播出必须有：请在 [room] 中写 public = true。</translation>
    </message>
    <message>
        <source>The room is open to the public and the case is for professionals: say public = false in [room].</source>
        <translation>观众厅对公众开放，而病例只限专业人员：请在 [room] 中写 public = false。</translation>
    </message>
    <message>
        <source>Output &apos;{0}&apos; leads to viewers whom nobody has reviewed, and the case is for professionals. If the house reviews them itself, name it in the case file&apos;s closed_outputs.</source>
        <translation>输出“{0}”通向未经审核的观众，而病例只限专业人员。若由本院审核，请写入病例文件的 closed_outputs。</translation>
    </message>
    <message>
        <source>Nothing is known of source &apos;{0}&apos;, so it may not be shown; known are: {1}.</source>
        <translation>不认识信号源“{0}”，因此不能播出；已知：{1}。</translation>
    </message>
    <message>
        <source>The consent has expired: it has to be given anew.</source>
        <translation>同意已过期：必须重新给出。</translation>
    </message>
    <message>
        <source>A recording was not agreed to: leave this output stopped.</source>
        <translation>未同意录制：请让此输出保持停止。</translation>
    </message>
    <message>
        <source>{0} ({1} more: producer ctl consent)</source>
        <translation>{0}（还有 {1} 项：producer ctl consent）</translation>
    </message>
    <message>
        <source>The case has no number: make one with: producer case new.</source>
        <translation>病例没有编号：请用 producer case new 生成。</translation>
    </message>
    <message>
        <source>This is no case number but may be a name or a date; allowed are {0}.</source>
        <translation>这不是病例编号，可能是姓名或日期；允许：{0}。</translation>
    </message>
    <message>
        <source>three groups such as K7Q2-B4X9-M3T8, made by: producer case new</source>
        <translation>形如 K7Q2-B4X9-M3T8 的三组，由 producer case new 生成</translation>
    </message>
    <message>
        <source>The last sign of the case number does not fit the others: look for a slip of the pen.</source>
        <translation>病例编号的最后一位与其余不符：请检查笔误。</translation>
    </message>
    <message>
        <source>{0} is not recorded.</source>
        <translation>{0}没有记录。</translation>
    </message>
    <message>
        <source>{0} was given to another version of the legal text: it has to be signed anew.</source>
        <translation>{0}是针对另一版法律文本的：必须重新签署。</translation>
    </message>
    <message>
        <source>The patient&apos;s consent</source>
        <translation>病人的同意</translation>
    </message>
    <message>
        <source>The family&apos;s consent</source>
        <translation>家属的同意</translation>
    </message>
    <message>
        <source>The surgeon&apos;s consent</source>
        <translation>主刀的同意</translation>
    </message>
    <message>
        <source>Consent was withdrawn.</source>
        <translation>同意已撤回。</translation>
    </message>
    <message>
        <source>The legal text is missing: name its version and hash with: producer case text.</source>
        <translation>缺少法律文本：请用 producer case text 指定版本和哈希。</translation>
    </message>
    <message>
        <source>No patient advocate is named: somebody who takes no part in the operation and may stop it.</source>
        <translation>没有指定病人代言人：不参加手术、可以叫停的人。</translation>
    </message>
    <message>
        <source>Checklist: {0}</source>
        <translation>核对表：{0}</translation>
    </message>
    <message>
        <source>The surgeon&apos;s skill and suitability for a live broadcast are not confirmed.</source>
        <translation>未确认主刀的技术和适合直播。</translation>
    </message>
    <message>
        <source>It is not confirmed that the surgeon works with the home team.</source>
        <translation>未确认主刀与本院团队合作。</translation>
    </message>
    <message>
        <source>It is not confirmed that there is no time pressure.</source>
        <translation>未确认没有时间压力。</translation>
    </message>
    <message>
        <source>A live broadcast was not agreed to.</source>
        <translation>未同意直播。</translation>
    </message>
    <message>
        <source>It is not said until when the consent holds.</source>
        <translation>未写明同意有效到何时。</translation>
    </message>
    <message>
        <source>The public was not agreed to as audience.</source>
        <translation>未同意以公众为观众。</translation>
    </message>
    <message>
        <source>Nobody has signed off showing this to the public: producer case sign.</source>
        <translation>没有人签字准许向公众播出：producer case sign。</translation>
    </message>
    <message>
        <source>It is not confirmed that only adults are let in.</source>
        <translation>未确认只准成年人进入。</translation>
    </message>
    <message>
        <source>The content warning stands for {0} s more; take the picture then.</source>
        <translation>内容警示还要显示 {0} 秒；到时再切画面。</translation>
    </message>
    <message>
        <source>The 20 minutes of a public broadcast are over: hand over and end the show.</source>
        <translation>公开播出的 20 分钟已到：请交接并结束节目。</translation>
    </message>
    <message>
        <source>the content warning is over, pictures may come</source>
        <translation>内容警示结束，可以播画面</translation>
    </message>
    <message>
        <source>17 minutes of 20</source>
        <translation>20 分钟已过 17 分钟</translation>
    </message>
    <message>
        <source>19 minutes of 20</source>
        <translation>20 分钟已过 19 分钟</translation>
    </message>
    <message>
        <source>20 minutes: hand-over</source>
        <translation>20 分钟：交接</translation>
    </message>
    <message>
        <source>The audit is broken: more happened than could be written. Nothing new is shown; end the show and start anew.</source>
        <translation>审计已损坏：发生的事来不及记录。不再播出新内容；请结束节目并重新开始。</translation>
    </message>
    <message>
        <source>The audit has not been written for {0} s: the disk is too slow or gone. Nothing new is shown.</source>
        <translation>审计已 {0} 秒未写入：磁盘太慢或已断开。不再播出新内容。</translation>
    </message>
    <message>
        <source>There is no key to sign the audit with, so nothing may be shown: open the key store and start the show anew.</source>
        <translation>没有签署审计的密钥，什么都不能播出：请打开密钥库并重新开始节目。</translation>
    </message>
    <message>
        <source>It is withdrawn and the air is cut, but that is not on disk yet: the disk is slow or full.</source>
        <translation>已撤回并已切断播出，但还没写到磁盘：磁盘太慢或已满。</translation>
    </message>
    <message>
        <source>Hiding works; nothing new is shown.</source>
        <translation>隐藏仍有效；不再播出新内容。</translation>
    </message>
    <message>
        <source>A channel&apos;s gain goes from {0} to {1} dB.</source>
        <translation>通道增益为 {0} 到 {1} dB。</translation>
    </message>
    <message>
        <source>Pan goes from {0} (left) to {1} (right).</source>
        <translation>声像为 {0}（左）到 {1}（右）。</translation>
    </message>
    <message>
        <source>A channel&apos;s delay goes from {0} to {1} ms.</source>
        <translation>通道延时为 {0} 到 {1} 毫秒。</translation>
    </message>
    <message>
        <source>There is no channel &apos;{0}&apos; in this show; there are: {1}.</source>
        <translation>本节目没有声道“{0}”；现有：{1}。</translation>
    </message>
    <message>
        <source>its source is covered or lost</source>
        <translation>它的信号源被遮盖或丢失</translation>
    </message>
    <message>
        <source>its source is not on program</source>
        <translation>它的信号源不在节目中</translation>
    </message>
    <message>
        <source>The headphones were unplugged or taken away.</source>
        <translation>耳机被拔出或移走。</translation>
    </message>
    <message>
        <source>The listen bus is not there: headphones stay silent.</source>
        <translation>没有监听总线：耳机无声。</translation>
    </message>
    <message>
        <source>The output device {0} does not open at 48 kHz: is it in use?</source>
        <translation>输出设备 {0} 无法以 48 kHz 打开：是否被占用？</translation>
    </message>
    <message>
        <source>The input device {0} has {1} channel, not {2}.</source>
        <translation>输入设备 {0} 有 {1} 个声道，不是 {2} 个。</translation>
    </message>
    <message>
        <source>The microphone is not open.</source>
        <translation>话筒没有打开。</translation>
    </message>
    <message>
        <source>The microphone sends nothing: it was unplugged or taken away.</source>
        <translation>话筒没有信号：被拔出或移走。</translation>
    </message>
    <message>
        <source>The input device {0} cannot be opened at 48 kHz: it may be in use.</source>
        <translation>输入设备 {0} 无法以 48 kHz 打开：可能被占用。</translation>
    </message>
    <message>
        <source>{0}: {1}.</source>
        <translation>{0}：{1}。</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>{0}; {1}.</source>
        <translation>{0}；{1}。</translation>
    </message>
    <message>
        <source>no picture</source>
        <translation>没有画面</translation>
    </message>
    <message>
        <source>no sound</source>
        <translation>没有声音</translation>
    </message>
    <message>
        <source>covered until confirmed</source>
        <translation>确认前一直遮盖</translation>
    </message>
    <message>
        <source>masks not confirmed</source>
        <translation>遮罩未确认</translation>
    </message>
    <message>
        <source>picture stopped</source>
        <translation>画面停止</translation>
    </message>
    <message>
        <source>no picture yet</source>
        <translation>还没有画面</translation>
    </message>
    <message>
        <source>only {0} of {1} frames a second</source>
        <translation>每秒只有 {0} 帧（应为 {1} 帧）</translation>
    </message>
    <message>
        <source>well again</source>
        <translation>恢复正常</translation>
    </message>
    <message>
        <source>The machine is too slow: {0} frames of program skipped in a second.</source>
        <translation>机器太慢：一秒内节目跳过 {0} 帧。</translation>
    </message>
    <message>
        <source>Close other programs, use fewer cameras or a smaller picture.</source>
        <translation>请关闭其他程序，少用摄像机或用更小的画面。</translation>
    </message>
    <message>
        <source>The mixer is nearly late.</source>
        <translation>混合器快要来不及。</translation>
    </message>
    <message>
        <source>Close other programs; allow economy for unused cameras.</source>
        <translation>请关闭其他程序；让不用的摄像机进入节省模式。</translation>
    </message>
    <message>
        <source>The encoder has failed.</source>
        <translation>编码器失败。</translation>
    </message>
    <message>
        <source>It starts again by itself; else restart the engine.</source>
        <translation>它会自动重启；否则请重启引擎。</translation>
    </message>
    <message>
        <source>The encoder is late: {0} frames repeated in a second.</source>
        <translation>编码器来不及：一秒内重复 {0} 帧。</translation>
    </message>
    <message>
        <source>Use a faster preset or a smaller picture.</source>
        <translation>请用更快的预设或更小的画面。</translation>
    </message>
    <message>
        <source>Look at its cable, power and network; it reconnects by itself.</source>
        <translation>请检查线缆、电源和网络；它会自动重连。</translation>
    </message>
    <message>
        <source>Look at its masks on the preview and confirm them.</source>
        <translation>请在预监上查看它的遮罩并确认。</translation>
    </message>
    <message>
        <source>Wait; its last picture stands for half a second at most.</source>
        <translation>请等待；最后一帧最多保留半秒。</translation>
    </message>
    <message>
        <source>Look at its cable, power and address.</source>
        <translation>请检查线缆、电源和地址。</translation>
    </message>
    <message>
        <source>Take another camera; restart this one.</source>
        <translation>请换一台摄像机；重启这一台。</translation>
    </message>
    <message>
        <source>Look at its lens cap, light and cable.</source>
        <translation>请检查镜头盖、灯光和线缆。</translation>
    </message>
    <message>
        <source>Look at its network or use fewer.</source>
        <translation>请检查网络，或少用几台。</translation>
    </message>
    <message>
        <source>Look at its microphone and cable.</source>
        <translation>请检查话筒和线缆。</translation>
    </message>
    <message>
        <source>{0}: nothing is recorded; {1}.</source>
        <translation>{0}：没有录制；{1}。</translation>
    </message>
    <message>
        <source>Make room or mend it; program stays on air.</source>
        <translation>请腾出空间或修复；节目继续播出。</translation>
    </message>
    <message>
        <source>{0}: the record has lost packets.</source>
        <translation>{0}：录制丢了数据包。</translation>
    </message>
    <message>
        <source>Look at the disk; start a second record.</source>
        <translation>请检查磁盘；再开一路录制。</translation>
    </message>
    <message>
        <source>{0}: nothing is recorded.</source>
        <translation>{0}：没有录制。</translation>
    </message>
    <message>
        <source>Look at the disk; it tries again by itself.</source>
        <translation>请检查磁盘；它会自动重试。</translation>
    </message>
    <message>
        <source>{0}: not connected.</source>
        <translation>{0}：未连接。</translation>
    </message>
    <message>
        <source>Look at its address and network; it retries by itself.</source>
        <translation>请检查地址和网络；它会自动重试。</translation>
    </message>
    <message>
        <source>{0}: the disk is full in {1}.</source>
        <translation>{0}：磁盘将在{1}后写满。</translation>
    </message>
    <message>
        <source>about {0} minutes</source>
        <translation>约 {0} 分钟</translation>
    </message>
    <message>
        <source>about {0} minute</source>
        <translation>约 {0} 分钟</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>不到一分钟</translation>
    </message>
    <message>
        <source>Make room, or start a record on another disk; program stays on air.</source>
        <translation>请腾出空间，或在另一块磁盘录制；节目继续播出。</translation>
    </message>
    <message>
        <source>{0}: the disk is slow, {1} s wait in memory.</source>
        <translation>{0}：磁盘慢，内存中积压 {1} 秒。</translation>
    </message>
    <message>
        <source>Stop what else uses this disk; from 30 s on the record has a gap.</source>
        <translation>请停止其他占用此磁盘的程序；超过 30 秒录制会有缺口。</translation>
    </message>
    <message>
        <source>{0}: the network is too slow, packets dropped.</source>
        <translation>{0}：网络太慢，丢了数据包。</translation>
    </message>
    <message>
        <source>Lower the bitrate.</source>
        <translation>请降低码率。</translation>
    </message>
    <message>
        <source>{0}: nothing arrived in the last second.</source>
        <translation>{0}：最近一秒没有送达。</translation>
    </message>
    <message>
        <source>Look at the network.</source>
        <translation>请检查网络。</translation>
    </message>
    <message>
        <source>Look with: producer recordings.</source>
        <translation>请查看：producer recordings。</translation>
    </message>
    <message>
        <source>its process does not answer</source>
        <translation>它的进程没有回应</translation>
    </message>
    <message>
        <source>It ended ({0}) and was started again.</source>
        <translation>它结束了（{0}），已重新启动。</translation>
    </message>
    <message>
        <source>It keeps ending ({0}), {1} times in a row; it is tried again every {2} s.</source>
        <translation>它不断结束（{0}），连续 {1} 次；每 {2} 秒重试一次。</translation>
    </message>
    <message>
        <source>The engine has too much to do just now; nothing was done. Try again.</source>
        <translation>引擎现在太忙，什么都没做。请再试。</translation>
    </message>
    <message>
        <source>Nobody can steer from other machines: the door in [control] stays shut ({0}).</source>
        <translation>其他机器无法操控：[control] 中的入口保持关闭（{0}）。</translation>
    </message>
    <message>
        <source>The certificate for steering from other machines cannot be used: this machine only. See [control] in the show file.</source>
        <translation>用于从其他机器操控的证书不可用：仅限本机。见节目文件的 [control]。</translation>
    </message>
    <message>
        <source>applied, but not on disk yet: the supervisor does not answer</source>
        <translation>已生效，但还没写到磁盘：监管进程没有回应</translation>
    </message>
    <message>
        <source>the record could not keep up; it goes on in a new part, with a gap</source>
        <translation>录制跟不上；从新的一段继续，中间有缺口</translation>
    </message>
    <message>
        <source>fresh pictures</source>
        <translation>画面已更新</translation>
    </message>
    <message>
        <source>no fresh picture</source>
        <translation>没有新画面</translation>
    </message>
    <message>
        <source>no new picture</source>
        <translation>没有新画面</translation>
    </message>
    <message>
        <source>covered by a person</source>
        <translation>被人遮盖</translation>
    </message>
    <message>
        <source>the masks are not confirmed</source>
        <translation>遮罩未确认</translation>
    </message>
    <message>
        <source>masking failed</source>
        <translation>遮罩失败</translation>
    </message>
    <message>
        <source>covered in the camera</source>
        <translation>在摄像机内被遮盖</translation>
    </message>
    <message>
        <source>engine restarted</source>
        <translation>引擎已重启</translation>
    </message>
    <message>
        <source>its time was up</source>
        <translation>时间已到</translation>
    </message>
    <message>
        <source>its five minutes are over</source>
        <translation>五分钟已到</translation>
    </message>
    <message>
        <source>signal back, nothing moved</source>
        <translation>信号恢复，没有移动</translation>
    </message>
    <message>
        <source>the camera has followed</source>
        <translation>摄像机已跟上</translation>
    </message>
    <message>
        <source>consent withdrawn</source>
        <translation>同意已撤回</translation>
    </message>
    <message>
        <source>cut flag: a stop was pressed {0} ms ago</source>
        <translation>切断标志：{0} 毫秒前有人按了停止</translation>
    </message>
    <message>
        <source>it has come to its end</source>
        <translation>已到结尾</translation>
    </message>
    <message>
        <source>the encoder failed: {0}</source>
        <translation>编码器失败：{0}</translation>
    </message>
    <message>
        <source>the output does not answer</source>
        <translation>输出没有回应</translation>
    </message>
    <message>
        <source>live</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>held</source>
        <translation>停留</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>latched</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>unconfirmed</source>
        <translation>未确认</translation>
    </message>
    <message>
        <source>covered</source>
        <translation>已遮盖</translation>
    </message>
    <message>
        <source>WAITING</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>HELD</source>
        <translation>停留</translation>
    </message>
    <message>
        <source>LOST</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>LATCHED</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>UNCONFIRMED</source>
        <translation>未确认</translation>
    </message>
    <message>
        <source>COVERED</source>
        <translation>已遮盖</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>trip</source>
        <translation>触发</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>警示</translation>
    </message>
    <message>
        <source>green</source>
        <translation>绿</translation>
    </message>
    <message>
        <source>amber</source>
        <translation>黄</translation>
    </message>
    <message>
        <source>red</source>
        <translation>红</translation>
    </message>
    <message>
        <source>over</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>public</source>
        <translation>公众</translation>
    </message>
    <message>
        <source>professional</source>
        <translation>专业人员</translation>
    </message>
    <message>
        <source>engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>mixer</source>
        <translation>混合器</translation>
    </message>
    <message>
        <source>encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <source>recordings</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>audit</source>
        <translation>审计</translation>
    </message>
    <message>
        <source>ears</source>
        <translation>耳机</translation>
    </message>
    <message>
        <source>app</source>
        <translation>监管</translation>
    </message>
    <message>
        <source>relay</source>
        <translation>中继</translation>
    </message>
    <message>
        <source>privacy cut</source>
        <translation>隐私切断</translation>
    </message>
    <message>
        <source>time-out</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>end of time-out</source>
        <translation>结束暂停</translation>
    </message>
    <message>
        <source>arm end of time-out</source>
        <translation>准备结束暂停</translation>
    </message>
    <message>
        <source>arm release</source>
        <translation>准备解除</translation>
    </message>
    <message>
        <source>release</source>
        <translation>解除</translation>
    </message>
    <message>
        <source>partial dump</source>
        <translation>部分丢弃</translation>
    </message>
    <message>
        <source>dump</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>shorter delay</source>
        <translation>缩短延时</translation>
    </message>
    <message>
        <source>delay</source>
        <translation>延时</translation>
    </message>
    <message>
        <source>take</source>
        <translation>切出</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>直切</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>自动转场</translation>
    </message>
    <message>
        <source>preview</source>
        <translation>预监</translation>
    </message>
    <message>
        <source>slate</source>
        <translation>安全垫片</translation>
    </message>
    <message>
        <source>fade to slate</source>
        <translation>渐变到安全垫片</translation>
    </message>
    <message>
        <source>go</source>
        <translation>执行</translation>
    </message>
    <message>
        <source>go live</source>
        <translation>开播</translation>
    </message>
    <message>
        <source>private preview</source>
        <translation>私下预览</translation>
    </message>
    <message>
        <source>end of show</source>
        <translation>节目结束</translation>
    </message>
    <message>
        <source>off air</source>
        <translation>未播出</translation>
    </message>
    <message>
        <source>on air</source>
        <translation>播出</translation>
    </message>
    <message>
        <source>private</source>
        <translation>私下预览</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>{0} or {1}</source>
        <translation>{0} 或 {1}</translation>
    </message>
    <message>
        <source>cover</source>
        <translation>遮盖</translation>
    </message>
    <message>
        <source>uncover</source>
        <translation>取消遮盖</translation>
    </message>
    <message>
        <source>put mask</source>
        <translation>放置遮罩</translation>
    </message>
    <message>
        <source>remove mask</source>
        <translation>删除遮罩</translation>
    </message>
    <message>
        <source>confirm masks</source>
        <translation>确认遮罩</translation>
    </message>
    <message>
        <source>set transition</source>
        <translation>设置转场</translation>
    </message>
    <message>
        <source>show lower third</source>
        <translation>显示姓名条</translation>
    </message>
    <message>
        <source>hide lower third</source>
        <translation>收起姓名条</translation>
    </message>
    <message>
        <source>countdown of {0} s</source>
        <translation>倒计时 {0} 秒</translation>
    </message>
    <message>
        <source>no countdown</source>
        <translation>无倒计时</translation>
    </message>
    <message>
        <source>A drawing failed; the picture goes without.</source>
        <translation>一个图文绘制失败；画面不带它继续。</translation>
    </message>
    <message>
        <source>Nobody can steer: engine.json cannot be written ({0}).</source>
        <translation>无法控制：engine.json 无法写入（{0}）。</translation>
    </message>
    <message>
        <source>cue selected</source>
        <translation>选择流程单条目</translation>
    </message>
    <message>
        <source>hand over</source>
        <translation>交接</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>已归还</translation>
    </message>
    <message>
        <source>moved on</source>
        <translation>已转到别处</translation>
    </message>
    <message>
        <source>clean picture for the mask editor</source>
        <translation>遮罩编辑器的原始画面</translation>
    </message>
    <message>
        <source>{0} (at once, a transition was running)</source>
        <translation>{0}（立即：转场正在进行）</translation>
    </message>
    <message>
        <source>{0} (ready now)</source>
        <translation>{0}（现在就绪）</translation>
    </message>
    <message>
        <source>{0} lost; backup {1}</source>
        <translation>{0} 丢失；备用 {1}</translation>
    </message>
    <message>
        <source>{0} lost: backup {1}</source>
        <translation>{0} 丢失：备用 {1}</translation>
    </message>
    <message>
        <source>{0} lost</source>
        <translation>{0} 丢失</translation>
    </message>
    <message>
        <source>{0} (the last one: covered until masks are drawn and confirmed)</source>
        <translation>{0}（最后一个：画好并确认遮罩前一直遮盖）</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>the camera</source>
        <translation>摄像机</translation>
    </message>
    <message>
        <source>the capture device</source>
        <translation>采集设备</translation>
    </message>
    <message>
        <source>no picture for 2 s</source>
        <translation>2 秒没有画面</translation>
    </message>
    <message>
        <source>it sends pictures that cannot be read</source>
        <translation>它发来的画面无法读取</translation>
    </message>
    <message>
        <source>{0} refused the password</source>
        <translation>{0} 拒绝了密码</translation>
    </message>
    <message>
        <source>{0} has no such stream</source>
        <translation>{0} 没有这个流</translation>
    </message>
    <message>
        <source>{0} refused the request</source>
        <translation>{0} 拒绝了请求</translation>
    </message>
    <message>
        <source>nobody answers at that address</source>
        <translation>该地址没有回应</translation>
    </message>
    <message>
        <source>{0} did not answer within 2 s</source>
        <translation>{0} 在 2 秒内没有回应</translation>
    </message>
    <message>
        <source>{0} closed the connection</source>
        <translation>{0} 关闭了连接</translation>
    </message>
    <message>
        <source>{0} ended the stream</source>
        <translation>{0} 结束了流</translation>
    </message>
    <message>
        <source>there is no such file or device</source>
        <translation>没有这个文件或设备</translation>
    </message>
    <message>
        <source>this user may not read it</source>
        <translation>当前用户无权读取</translation>
    </message>
    <message>
        <source>that is a folder, not a file</source>
        <translation>这是文件夹，不是文件</translation>
    </message>
    <message>
        <source>{0} uses a format that cannot be decoded here</source>
        <translation>{0} 的格式在这里无法解码</translation>
    </message>
    <message>
        <source>this kind of address cannot be opened here</source>
        <translation>这里不能打开这种地址</translation>
    </message>
    <message>
        <source>what {0} sends cannot be read</source>
        <translation>{0} 发来的内容无法读取</translation>
    </message>
    <message>
        <source>{0} cannot be reached</source>
        <translation>无法连接 {0}</translation>
    </message>
    <message>
        <source>{0} cannot be opened</source>
        <translation>无法打开 {0}</translation>
    </message>
    <message>
        <source>there is no picture in what {0} sends</source>
        <translation>{0} 发来的内容中没有画面</translation>
    </message>
    <message>
        <source>there is no picture in the file</source>
        <translation>文件中没有画面</translation>
    </message>
    <message>
        <source>VLC&apos;s library is not installed (Debian: libvlc5 vlc-plugin-base)</source>
        <translation>没有安装 VLC 库（Debian：libvlc5 vlc-plugin-base）</translation>
    </message>
    <message>
        <source>the recording&apos;s disk is full</source>
        <translation>录制磁盘已满</translation>
    </message>
    <message>
        <source>{0}, {1} bytes are free</source>
        <translation>{0}，剩余 {1} 字节</translation>
    </message>
    <message>
        <source>the recording cannot be written: {0}</source>
        <translation>无法写录制：{0}</translation>
    </message>
    <message>
        <source>{0}; once there is room it goes on by itself in a new part</source>
        <translation>{0}；有空间后会自动从新的一段继续</translation>
    </message>
    <message>
        <source>there are no keys to seal the recording with; make them with: producer keys new-recovery</source>
        <translation>没有封存录制的密钥：请用 producer keys new-recovery 生成</translation>
    </message>
    <message>
        <source>nobody answers at the platform&apos;s address</source>
        <translation>平台地址没有回应</translation>
    </message>
    <message>
        <source>the platform closed the connection</source>
        <translation>平台关闭了连接</translation>
    </message>
    <message>
        <source>the platform&apos;s name is not known; check the address and the network</source>
        <translation>找不到平台名称：请检查地址和网络</translation>
    </message>
    <message>
        <source>the certificate file of option ca cannot be read</source>
        <translation>无法读取选项 ca 的证书文件</translation>
    </message>
    <message>
        <source>the platform&apos;s certificate is not trusted ({0})</source>
        <translation>平台证书不可信（{0}）</translation>
    </message>
    <message>
        <source>the platform does not speak TLS at this address</source>
        <translation>平台在此地址不支持 TLS</translation>
    </message>
    <message>
        <source>the platform is there but does not answer as a streaming server</source>
        <translation>平台在线，但不像推流服务器那样回应</translation>
    </message>
    <message>
        <source>the platform takes nothing more</source>
        <translation>平台不再接收</translation>
    </message>
    <message>
        <source>the platform refused the stream key</source>
        <translation>平台拒绝了推流密钥</translation>
    </message>
    <message>
        <source>the platform hung up before the stream began: stream key or address refused</source>
        <translation>推流开始前平台就断开了：密钥或地址被拒绝</translation>
    </message>
    <message>
        <source>the platform hung up at once: it may have refused the stream key</source>
        <translation>平台立即断开：可能拒绝了推流密钥</translation>
    </message>
    <message>
        <source>the relay process cannot be started</source>
        <translation>无法启动中继进程</translation>
    </message>
    <message>
        <source>the room&apos;s socket cannot be opened: {0}</source>
        <translation>无法打开观众厅的套接字：{0}</translation>
    </message>
    <message>
        <source>port {0} on this machine is taken; choose another or leave it out</source>
        <translation>本机端口 {0} 已被占用：请另选或不写</translation>
    </message>
    <message>
        <source>the stream&apos;s folder takes nothing more: {0}</source>
        <translation>流文件夹无法再写：{0}</translation>
    </message>
    <message>
        <source>the stream&apos;s folder cannot be used: {0}</source>
        <translation>流文件夹不可用：{0}</translation>
    </message>
    <message>
        <source>sending to the origin broke down</source>
        <translation>向源站发送中断</translation>
    </message>
    <message>
        <source>the origin refused what was sent (status {0})</source>
        <translation>源站拒绝了发送的内容（状态 {0}）</translation>
    </message>
    <message>
        <source>the origin&apos;s certificate is not trusted</source>
        <translation>源站证书不可信</translation>
    </message>
    <message>
        <source>nobody answers at the origin</source>
        <translation>源站没有回应</translation>
    </message>
    <message>
        <source>not served: {0}</source>
        <translation>未提供：{0}</translation>
    </message>
    <message>
        <source>not saved: {0}</source>
        <translation>未保存：{0}</translation>
    </message>
    <message>
        <source>the picture&apos;s geometry changed: covered until the masks are confirmed again</source>
        <translation>画面几何已改变：重新确认遮罩前一直遮盖</translation>
    </message>
    <message>
        <source>{0} works on this question. Take it over first, or choose another.</source>
        <translation>{0} 正在处理此问题。请先接手，或另选一个。</translation>
    </message>
    <message>
        <source>A short form has at most {0} characters.</source>
        <translation>简短版最多 {0} 个字符。</translation>
    </message>
    <message>
        <source>Write a short form of at most {0} characters; this one has {1}.</source>
        <translation>请写最多 {0} 个字符的简短版；这个有 {1} 个。</translation>
    </message>
    <message>
        <source>This question waits for the surgeon: its short form must fit. Reopen it to write at leisure.</source>
        <translation>此问题在等主刀：简短版必须放得下。要慢慢改请重新打开。</translation>
    </message>
    <message>
        <source>A question has 1 to {0} characters.</source>
        <translation>问题为 1 到 {0} 个字符。</translation>
    </message>
    <message>
        <source>The desk of this broadcast takes no more questions.</source>
        <translation>本次直播不再接收问题。</translation>
    </message>
    <message>
        <source>This question takes no votes any more.</source>
        <translation>此问题不再接受投票。</translation>
    </message>
    <message>
        <source>This question does not exist any more.</source>
        <translation>此问题已不存在。</translation>
    </message>
    <message>
        <source>Tick the questions that ask the same first.</source>
        <translation>请先勾选相同的问题。</translation>
    </message>
    <message>
        <source>An answer has 1 to {0} characters.</source>
        <translation>回答为 1 到 {0} 个字符。</translation>
    </message>
    <message>
        <source>Nothing of yours from the last {0} s is left to undo.</source>
        <translation>最近 {0} 秒内没有可撤销的操作。</translation>
    </message>
    <message>
        <source>Somebody has gone on with this question since; it cannot be undone.</source>
        <translation>此后已有人继续处理此问题：无法撤销。</translation>
    </message>
    <message>
        <source>One of the ticked questions has moved on; look again.</source>
        <translation>勾选的问题中有一个已变化：请再看。</translation>
    </message>
    <message>
        <source>{0} works on one of the ticked questions.</source>
        <translation>{0} 正在处理勾选的一个问题。</translation>
    </message>
    <message>
        <source>No question waits.</source>
        <translation>没有等待的问题。</translation>
    </message>
    <message>
        <source>The pictures are off; questions come back with them.</source>
        <translation>画面已停；问题随画面恢复。</translation>
    </message>
    <message>
        <source>This is marked as a critical step: nothing appears until it is over.</source>
        <translation>已标为关键步骤：结束前不显示任何问题。</translation>
    </message>
    <message>
        <source>This question {0}.</source>
        <translation>此问题{0}。</translation>
    </message>
    <message>
        <source>This question {0}. Reopen it first.</source>
        <translation>此问题{0}。请先重新打开。</translation>
    </message>
    <message>
        <source>is new</source>
        <translation>是新的</translation>
    </message>
    <message>
        <source>is being edited</source>
        <translation>正在编辑</translation>
    </message>
    <message>
        <source>is approved</source>
        <translation>已通过</translation>
    </message>
    <message>
        <source>is parked</source>
        <translation>已搁置</translation>
    </message>
    <message>
        <source>is held for a calm phase</source>
        <translation>留到平静阶段</translation>
    </message>
    <message>
        <source>waits for the surgeon</source>
        <translation>在等主刀</translation>
    </message>
    <message>
        <source>stands before the surgeon</source>
        <translation>正在主刀面前</translation>
    </message>
    <message>
        <source>was answered live</source>
        <translation>已现场回答</translation>
    </message>
    <message>
        <source>was answered in text</source>
        <translation>已文字回答</translation>
    </message>
    <message>
        <source>was merged into another one</source>
        <translation>已并入另一个</translation>
    </message>
    <message>
        <source>was rejected</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>The {0} holds a name of this case: it goes nowhere. Write it without the name.</source>
        <translation>{0}含有本病例的姓名：不会发出。请去掉姓名。</translation>
    </message>
    <message>
        <source>The {0} holds what looks like {1}. Write it without, or do it again if you have looked and it is no personal data.</source>
        <translation>{0}含有像是{1}的内容。请去掉；若看过确非个人信息，请再做一次。</translation>
    </message>
    <message>
        <source>a name of this case</source>
        <translation>本病例的姓名</translation>
    </message>
    <message>
        <source>a phone number</source>
        <translation>电话号码</translation>
    </message>
    <message>
        <source>an identity or record number</source>
        <translation>身份证号或病历号</translation>
    </message>
    <message>
        <source>a mail address</source>
        <translation>邮箱地址</translation>
    </message>
    <message>
        <source>a question about who the patient is</source>
        <translation>询问病人身份的问题</translation>
    </message>
    <message>
        <source>The engine speaks another language: {0}.</source>
        <translation>引擎的协议不同：{0}。</translation>
    </message>
    <message>
        <source>The room speaks another language: {0}.</source>
        <translation>观众厅的协议不同：{0}。</translation>
    </message>
    <message>
        <source>This cannot be sent: {0}.</source>
        <translation>无法发送：{0}。</translation>
    </message>
    <message>
        <source>Its picture cannot be opened: {0}.</source>
        <translation>无法打开它的画面：{0}。</translation>
    </message>
    <message>
        <source>Its picture has another size than was asked for.</source>
        <translation>它的画面大小与要求不同。</translation>
    </message>
    <message>
        <source>The texts for {0} are not there; the console speaks English.</source>
        <translation>缺少 {0} 的文字；控制台使用英语。</translation>
    </message>
    <message>
        <source>The line was closed.</source>
        <translation>线路已关闭。</translation>
    </message>
    <message>
        <source>It hung up without a word.</source>
        <translation>对方无声断开。</translation>
    </message>
    <message>
        <source>Nobody answers.</source>
        <translation>没有回应。</translation>
    </message>
    <message>
        <source>The other side hung up.</source>
        <translation>对方已断开。</translation>
    </message>
    <message>
        <source>No engine yet.</source>
        <translation>还没有引擎。</translation>
    </message>
    <message>
        <source>This is not the engine that the fingerprint names: nothing was said to it.</source>
        <translation>这不是指纹所指的引擎：没有向它发送任何内容。</translation>
    </message>
    <message>
        <source>No supervisor runs for this state directory.</source>
        <translation>此状态目录没有运行监管进程。</translation>
    </message>
    <message>
        <source>Beyond this machine the room is reached by TLS only: give its certificate&apos;s fingerprint.</source>
        <translation>本机以外只能用 TLS 连接观众厅：请给出其证书指纹。</translation>
    </message>
    <message>
        <source>The room shows another certificate than the one given: this may not be your room.</source>
        <translation>观众厅的证书与给出的不同：这可能不是你们的观众厅。</translation>
    </message>
    <message>
        <source>The room hangs up on a line without TLS: give its certificate&apos;s fingerprint.</source>
        <translation>观众室拒绝没有 TLS 的连接：请给出其证书指纹。</translation>
    </message>
    <message>
        <source>What answers there does not speak TLS: look at the address and the port.</source>
        <translation>那里的应答不使用 TLS：请检查地址和端口。</translation>
    </message>
    <message>
        <source>What answers there is no question desk: look at the address and the port.</source>
        <translation>那里的应答不是提问台：请检查地址和端口。</translation>
    </message>
    <message>
        <source>This desk&apos;s settings could not be read; the defaults are used. The old file is {0}.</source>
        <translation>无法读取本控制台的设置；使用默认值。旧文件是 {0}。</translation>
    </message>
    <message>
        <source>This desk&apos;s settings could not be kept: {0}. They hold until it is closed.</source>
        <translation>无法保存本控制台的设置：{0}。关闭前仍有效。</translation>
    </message>
    <message>
        <source>The token is wrong. It stands in engine.json; for another machine: producer ctl access ROLE.</source>
        <translation>令牌不对。它在 engine.json 中；用于另一台机器：producer ctl access ROLE。</translation>
    </message>
    <message>
        <source>This token is of another role: say hello as that, or take the token of yours from engine.json.</source>
        <translation>这个令牌属于另一角色：请以该角色登录，或从 engine.json 取自己的令牌。</translation>
    </message>
    <message>
        <source>This engine speaks version {0} of the protocol, not {1}.</source>
        <translation>此引擎使用协议版本 {0}，不是 {1}。</translation>
    </message>
    <message>
        <source>A request id has 1 to {0} characters.</source>
        <translation>请求编号为 1 到 {0} 个字符。</translation>
    </message>
    <message>
        <source>Not done: {0}.</source>
        <translation>未执行：{0}。</translation>
    </message>
    <message>
        <source>line {0}: {1}</source>
        <translation>第 {0} 行：{1}</translation>
    </message>
    <message>
        <source>{0} Allowed: {1}.</source>
        <translation>{0}允许：{1}。</translation>
    </message>
    <message>
        <source>{0} Did you mean {1}?</source>
        <translation>{0}是否想写 {1}？</translation>
    </message>
    <message>
        <source>{0} is unknown.</source>
        <translation>{0} 不认识。</translation>
    </message>
    <message>
        <source>unknown key.</source>
        <translation>不认识的键。</translation>
    </message>
    <message>
        <source>{0} is not such a text.</source>
        <translation>{0} 不是这样的文字。</translation>
    </message>
    <message>
        <source>{0} is outside.</source>
        <translation>{0} 超出范围。</translation>
    </message>
    <message>
        <source>{0} is neither.</source>
        <translation>{0} 两者都不是。</translation>
    </message>
    <message>
        <source>{0} cannot be an id.</source>
        <translation>{0} 不能作为代号。</translation>
    </message>
    <message>
        <source>{0} is not a table.</source>
        <translation>{0} 不是表。</translation>
    </message>
    <message>
        <source>has to be a list of tables, each headed [[{0}]].</source>
        <translation>必须是表的列表，每个以 [[{0}]] 开头。</translation>
    </message>
    <message>
        <source>1 to 32 of a-z, 0-9, _ and -</source>
        <translation>1 到 32 个 a-z、0-9、_ 和 -</translation>
    </message>
    <message>
        <source>one line of text in quotes, at most {0} characters</source>
        <translation>引号内的一行文字，最多 {0} 个字符</translation>
    </message>
    <message>
        <source>a whole number from {0} to {1}</source>
        <translation>{0} 到 {1} 的整数</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>text in quotes</source>
        <translation>引号内的文字</translation>
    </message>
    <message>
        <source>has to be {0}.</source>
        <translation>必须是{0}。</translation>
    </message>
    <message>
        <source>missing.</source>
        <translation>缺少。</translation>
    </message>
    <message>
        <source>at most {0}</source>
        <translation>最多 {0}</translation>
    </message>
    <message>
        <source>each id once</source>
        <translation>每个代号一次</translation>
    </message>
    <message>
        <source>an id of its own</source>
        <translation>自己的代号</translation>
    </message>
    <message>
        <source>the id of another source</source>
        <translation>另一个信号源的代号</translation>
    </message>
    <message>
        <source>a source with sound</source>
        <translation>有声音的信号源</translation>
    </message>
    <message>
        <source>both lines or neither</source>
        <translation>两行都写或都不写</translation>
    </message>
    <message>
        <source>the value itself</source>
        <translation>值本身</translation>
    </message>
    <message>
        <source>WIDTHxHEIGHT from 320x180 to 3840x2160, the width divisible by 4 and the height by 2</source>
        <translation>宽x高，320x180 到 3840x2160，宽能被 4 整除，高能被 2 整除</translation>
    </message>
    <message>
        <source>a list of source ids in quotes</source>
        <translation>引号内信号源代号的列表</translation>
    </message>
    <message>
        <source>for a rehearsal capital letters and digits with dashes between, at least one letter and one digit, such as OR3-2026-014; for a patient the name of a case file, such as case.toml</source>
        <translation>演练：大写字母和数字，以短横分隔，至少一个字母和一个数字，如 OR3-2026-014；病人：病例文件名，如 case.toml</translation>
    </message>
    <message>
        <source>{0} is not a case number. It is a pseudonym: never a name or a date of birth.</source>
        <translation>{0} 不是病例号。它是代号：绝不是姓名或出生日期。</translation>
    </message>
    <message>
        <source>{0} is not a broadcast rate.</source>
        <translation>{0} 不是广播帧率。</translation>
    </message>
    <message>
        <source>{0} is not a picture size.</source>
        <translation>{0} 不是画面大小。</translation>
    </message>
    <message>
        <source>not a list.</source>
        <translation>不是列表。</translation>
    </message>
    <message>
        <source>is no such list.</source>
        <translation>不是这样的列表。</translation>
    </message>
    <message>
        <source>a list of {0}</source>
        <translation>列表：{0}</translation>
    </message>
    <message>
        <source>three or more [x, y]</source>
        <translation>三个或更多 [x, y]</translation>
    </message>
    <message>
        <source>{0} is no PNG file there.</source>
        <translation>那里没有 PNG 文件 {0}。</translation>
    </message>
    <message>
        <source>path of a PNG, from the show file&apos;s folder</source>
        <translation>PNG 的路径，从节目文件的文件夹算起</translation>
    </message>
    <message>
        <source>path of a PEM file, from the show file&apos;s folder</source>
        <translation>PEM 文件的路径，从节目文件的文件夹算起</translation>
    </message>
    <message>
        <source>{0} is no file there.</source>
        <translation>那里没有文件 {0}。</translation>
    </message>
    <message>
        <source>{0} is no guard.</source>
        <translation>{0} 不是监护。</translation>
    </message>
    <message>
        <source>3 to {0} pairs [x, y] of whole numbers from 0 to {1}, in ten-thousandths of the picture</source>
        <translation>3 到 {0} 对 [x, y]，0 到 {1} 的整数，单位为画面的万分之一</translation>
    </message>
    <message>
        <source>not a polygon.</source>
        <translation>不是多边形。</translation>
    </message>
    <message>
        <source>the points lie on one line, or cancel each other out, and hide nothing.</source>
        <translation>点在一条线上或互相抵消，什么也遮不住。</translation>
    </message>
    <message>
        <source>{0} masks.</source>
        <translation>{0} 个遮罩。</translation>
    </message>
    <message>
        <source>a guard holds a picture against the view its masks were confirmed for: it needs a camera that stays put and has masks.</source>
        <translation>监护把画面与确认遮罩时的画面比较：需要固定且有遮罩的摄像机。</translation>
    </message>
    <message>
        <source>no guards here</source>
        <translation>这里没有监护</translation>
    </message>
    <message>
        <source>a camera of profile {0} may show a patient and has no mask: it could never air.</source>
        <translation>类型 {0} 的摄像机可能拍到病人却没有遮罩：永远不能播出。</translation>
    </message>
    <message>
        <source>add [[source.mask]] tables, or profile = {0} if it can show nothing of any patient</source>
        <translation>加 [[source.mask]] 表；若绝不会拍到病人，写 profile = {0}</translation>
    </message>
    <message>
        <source>the masks of a real camera are confirmed by a person at each start.</source>
        <translation>真实摄像机的遮罩每次启动都由人确认。</translation>
    </message>
    <message>
        <source>a camera that moves slides out from under masks drawn on its scene.</source>
        <translation>会移动的摄像机会滑出画在场景上的遮罩。</translation>
    </message>
    <message>
        <source>fixed = true for one that stays put; profile = &apos;scope&apos; with field_only masks round its picture</source>
        <translation>固定的写 fixed = true；内镜写 profile = &apos;scope&apos; 并围绕画面加 field_only 遮罩</translation>
    </message>
    <message>
        <source>no source has a picture.</source>
        <translation>没有信号源有画面。</translation>
    </message>
    <message>
        <source>1 to {0} [[source]] tables</source>
        <translation>1 到 {0} 个 [[source]] 表</translation>
    </message>
    <message>
        <source>point {0} is not in the picture.</source>
        <translation>点 {0} 不在画面内。</translation>
    </message>
    <message>
        <source>a {0} has no picture: it takes neither masks nor a profile.</source>
        <translation>{0} 没有画面：不需要遮罩和类型。</translation>
    </message>
    <message>
        <source>a {0} has no picture that another could stand in for.</source>
        <translation>{0} 没有画面，不需要备用。</translation>
    </message>
    <message>
        <source>the case file permits the {0} {1}, and there is none.</source>
        <translation>病例文件许可 {0} {1}，但没有。</translation>
    </message>
    <message>
        <source>{0} is also the id of a source.</source>
        <translation>{0} 也是信号源的代号。</translation>
    </message>
    <message>
        <source>{0} sources with a picture.</source>
        <translation>{0} 个有画面的信号源。</translation>
    </message>
    <message>
        <source>a source cannot be its own backup.</source>
        <translation>信号源不能作自己的备用。</translation>
    </message>
    <message>
        <source>no source is named {0}.</source>
        <translation>没有名为 {0} 的信号源。</translation>
    </message>
    <message>
        <source>no name strip is named {0}.</source>
        <translation>没有名为 {0} 的姓名条。</translation>
    </message>
    <message>
        <source>the id {0} stands twice.</source>
        <translation>代号 {0} 出现两次。</translation>
    </message>
    <message>
        <source>no source with a picture is named {0}.</source>
        <translation>没有名为 {0} 的有画面信号源。</translation>
    </message>
    <message>
        <source>source {0} says sound = false.</source>
        <translation>信号源 {0} 写着 sound = false。</translation>
    </message>
    <message>
        <source>The file cannot be read: {0}.</source>
        <translation>无法读取文件：{0}。</translation>
    </message>
    <message>
        <source>The file is not text in UTF-8.</source>
        <translation>文件不是 UTF-8 文本。</translation>
    </message>
    <message>
        <source>This is not TOML: {0}.</source>
        <translation>这不是 TOML：{0}。</translation>
    </message>
    <message>
        <source>not TOML at character {0}</source>
        <translation>第 {0} 个字符处不是 TOML</translation>
    </message>
    <message>
        <source>a secret stands here in the open; put it into the key store with `producer keys set NAME`.</source>
        <translation>这里有明文密码：请用 `producer keys set NAME` 存入密钥库。</translation>
    </message>
    <message>
        <source>keyring:NAME, with 1 to 64 of letters, digits, dot, _ and -</source>
        <translation>keyring:NAME，1 到 64 个字母、数字、点、_ 和 -</translation>
    </message>
    <message>
        <source>this is no secret and has to stand here, where it can be judged.</source>
        <translation>这不是秘密，必须写在这里以便检查。</translation>
    </message>
    <message>
        <source>a password or key stands in this address.</source>
        <translation>地址里有密码或密钥。</translation>
    </message>
    <message>
        <source>an address without, and options for secrets</source>
        <translation>不带密码的地址，秘密用选项</translation>
    </message>
    <message>
        <source>There is nothing of that name in the show.</source>
        <translation>节目中没有这个名称。</translation>
    </message>
    <message>
        <source>A recording is not tried out: its folder and disk are looked at when the show starts.</source>
        <translation>录制不做测试：节目启动时检查它的文件夹和磁盘。</translation>
    </message>
    <message>
        <source>it is being reached</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>{0} s of a grey card were taken; look for it at the far end</source>
        <translation>已发送 {0} 秒灰卡；请到另一端查看</translation>
    </message>
    <message>
        <source>{0}x{1}, {2} pictures a second</source>
        <translation>{0}x{1}，每秒 {2} 帧</translation>
    </message>
    <message>
        <source>sound arrives</source>
        <translation>有声音</translation>
    </message>
    <message>
        <source>This is not a show file: {0}.</source>
        <translation>这不是节目文件：{0}。</translation>
    </message>
    <message>
        <source>The show cannot be saved there: {0}. Choose another folder.</source>
        <translation>无法保存到那里：{0}。请选别的文件夹。</translation>
    </message>
    <message>
        <source>The set-up asked for something that is not known: {0}.</source>
        <translation>设置请求了不认识的内容：{0}。</translation>
    </message>
    <message>
        <source>a certificate and its key come together.</source>
        <translation>证书和密钥必须成对。</translation>
    </message>
    <message>
        <source>{0} is no IP address.</source>
        <translation>{0} 不是 IP 地址。</translation>
    </message>
    <message>
        <source>an IP address of this machine, such as 127.0.0.1, or 0.0.0.0 for all</source>
        <translation>本机的 IP 地址，如 127.0.0.1；0.0.0.0 为全部</translation>
    </message>
    <message>
        <source>{0} is no host name.</source>
        <translation>{0} 不是主机名。</translation>
    </message>
    <message>
        <source>a name such as live.hospital.example</source>
        <translation>如 live.hospital.example 的名称</translation>
    </message>
    <message>
        <source>the room shows an hls output, and there is none.</source>
        <translation>观众厅播放 hls 输出，但没有。</translation>
    </message>
    <message>
        <source>an [[output]] with kind = &quot;hls&quot;</source>
        <translation>kind = &quot;hls&quot; 的 [[output]]</translation>
    </message>
    <message>
        <source>no hls output is named {0}.</source>
        <translation>没有名为 {0} 的 hls 输出。</translation>
    </message>
    <message>
        <source>the one address that the reverse proxy has</source>
        <translation>反向代理的那个地址</translation>
    </message>
    <message>
        <source>There is no show file {0}.</source>
        <translation>没有节目文件 {0}。</translation>
    </message>
    <message>
        <source>The show ended at once (exit code {0}).</source>
        <translation>节目立即结束（退出码 {0}）。</translation>
    </message>
    <message>
        <source>The show did not come up within {0} s; its words are in {1}.</source>
        <translation>节目在 {0} 秒内没有启动；它的输出在 {1}。</translation>
    </message>
    <message>
        <source>A show runs here already: end it first.</source>
        <translation>这里已有节目在运行：请先结束它。</translation>
    </message>
    <message>
        <source>The room says nothing any more.</source>
        <translation>提问室不再有回应。</translation>
    </message>
    <message>
        <source>The token is wrong: take it from room.json in the state directory of the machine the room runs on.</source>
        <translation>令牌不对：请从提问室所在机器的状态目录中的 room.json 取用。</translation>
    </message>
    <message>
        <source>Linux: /dev/video0; Windows: the camera&apos;s name; macOS: its number or name</source>
        <translation>Linux：/dev/video0；Windows：摄像头的名称；macOS：编号或名称</translation>
    </message>
    <message>
        <source>picture size to ask for, such as 1280x720 (default: the device&apos;s own)</source>
        <translation>向设备请求的画面大小，例如 1280x720（默认：设备自己的）</translation>
    </message>
    <message>
        <source>rate to ask for, such as 30 (default: the device&apos;s own)</source>
        <translation>向设备请求的帧率，例如 30（默认：设备自己的）</translation>
    </message>
    <message>
        <source>the file, relative to the show file</source>
        <translation>文件，从节目文件的位置算起</translation>
    </message>
    <message>
        <source>where in the file the first round begins, in milliseconds (default 0)</source>
        <translation>第一遍从文件的何处开始，毫秒（默认 0）</translation>
    </message>
    <message>
        <source>name of the input device or a part of it; &quot;&quot; is the default one</source>
        <translation>输入设备的名称或其一部分；&quot;&quot; 为默认设备</translation>
    </message>
    <message>
        <source>1 (heard on both sides) or 2 (left and right)</source>
        <translation>1（两边都听到）或 2（左和右）</translation>
    </message>
    <message>
        <source>rtsp:// or rtsps:// address, without user and password</source>
        <translation>rtsp:// 或 rtsps:// 地址，不带用户名和密码</translation>
    </message>
    <message>
        <source>tcp (the default) or udp</source>
        <translation>tcp（默认）或 udp</translation>
    </message>
    <message>
        <source>user name, if the camera wants one</source>
        <translation>用户名，如果摄像机需要</translation>
    </message>
    <message>
        <source>keyring:NAME, if the camera wants one</source>
        <translation>keyring:NAME，如果摄像机需要</translation>
    </message>
    <message>
        <source>a PNG or JPEG file, relative to the show file</source>
        <translation>PNG 或 JPEG 文件，从节目文件的位置算起</translation>
    </message>
    <message>
        <source>address or file for VLC, such as srt://@:9000</source>
        <translation>给 VLC 的地址或文件，例如 srt://@:9000</translation>
    </message>
    <message>
        <source>libvlc&apos;s buffer in milliseconds (default 200)</source>
        <translation>libvlc 的缓冲，毫秒（默认 200）</translation>
    </message>
    <message>
        <source>what it shows: card, laparoscope, overhead, room, vitals</source>
        <translation>它显示什么：card、laparoscope、overhead、room、vitals</translation>
    </message>
    <message>
        <source>frame-counter strip along the top (default true)</source>
        <translation>画面顶部的帧计数条（默认 true）</translation>
    </message>
    <message>
        <source>added to the strip&apos;s number, to tell cameras apart (default 0)</source>
        <translation>加在计数条的数字上，用来区分摄像机（默认 0）</translation>
    </message>
    <message>
        <source>paint the canary colour where the patient could be known, for tests (default false)</source>
        <translation>在可能认出患者的地方涂上标记色，供测试用（默认 false）</translation>
    </message>
    <message>
        <source>pitch of its test tone, 0 for a silent camera (default 660)</source>
        <translation>测试音的音高，0 为无声摄像机（默认 660）</translation>
    </message>
    <message>
        <source>beep (once a second, the default) or steady</source>
        <translation>beep（每秒一次，默认）或 steady（持续）</translation>
    </message>
    <message>
        <source>another number gives another texture (default 0)</source>
        <translation>换一个数字就换一种纹理（默认 0）</translation>
    </message>
    <message>
        <source>its own frame rate, when not the show&apos;s</source>
        <translation>它自己的帧率，如果与节目不同</translation>
    </message>
    <message>
        <source>sensor noise (default true)</source>
        <translation>传感器噪点（默认 true）</translation>
    </message>
    <message>
        <source>so many seconds after it starts somebody knocks the camera, for drills (default 0: never)</source>
        <translation>启动后多少秒有人碰动摄像机，供演练用（默认 0：从不）</translation>
    </message>
    <message>
        <source>folder of the recording; from the show&apos;s folder if not absolute; default: in the state folder</source>
        <translation>录像的文件夹；不是绝对路径时从节目的文件夹算起；默认：在状态文件夹里</translation>
    </message>
    <message>
        <source>false: a plain film that anybody can play, in rehearsals only; default: sealed once keys exist</source>
        <translation>false：谁都能播放的普通影片，只限排练；默认：有了密钥就封存</translation>
    </message>
    <message>
        <source>port of the loopback door, 0 to 65535; 0 or nothing: any free one</source>
        <translation>本机入口的端口，0 到 65535；0 或不填：任一空闲端口</translation>
    </message>
    <message>
        <source>segments in the playlist, 3 to 60; default 6</source>
        <translation>播放列表里的分段数，3 到 60；默认 6</translation>
    </message>
    <message>
        <source>length of a segment in ms, 1000 to 6000, cut at key frames; default 1000</source>
        <translation>一个分段的长度，毫秒，1000 到 6000，在关键帧处切开；默认 1000</translation>
    </message>
    <message>
        <source>folder for encrypted segments and the playlist; keys are not written there</source>
        <translation>存放加密分段和播放列表的文件夹；密钥不写在那里</translation>
    </message>
    <message>
        <source>https:// address of an origin that takes PUT and DELETE; http:// on this machine only</source>
        <translation>接受 PUT 和 DELETE 的源站的 https:// 地址；http:// 只限本机</translation>
    </message>
    <message>
        <source>keyring:NAME of the Authorization header for put</source>
        <translation>发送用的 Authorization 标头的 keyring:NAME</translation>
    </message>
    <message>
        <source>PEM file with the only authority that put trusts</source>
        <translation>PEM 文件，里面是发送时唯一信任的证书机构</translation>
    </message>
    <message>
        <source>what stands before the key&apos;s name in the playlist; default: beside the playlist</source>
        <translation>播放列表里密钥名称前面的地址；默认：在播放列表旁边</translation>
    </message>
    <message>
        <source>rtmp:// or rtmps:// address with the application: rtmps://host/app</source>
        <translation>带应用名的 rtmp:// 或 rtmps:// 地址：rtmps://host/app</translation>
    </message>
    <message>
        <source>keyring:NAME of the stream key</source>
        <translation>推流密钥的 keyring:NAME</translation>
    </message>
    <message>
        <source>PEM file with the only authority that rtmps trusts; default: those of this system</source>
        <translation>PEM 文件，里面是 rtmps 唯一信任的证书机构；默认：本系统的</translation>
    </message>
    <message>
        <source>this is not an address</source>
        <translation>这不是地址</translation>
    </message>
    <message>
        <source>an address that begins with {0} or {1} and names a host</source>
        <translation>要一个以 {0} 或 {1} 开头并写明主机的地址</translation>
    </message>
    <message>
        <source>an address that begins with {0} and names a host</source>
        <translation>要一个以 {0} 开头并写明主机的地址</translation>
    </message>
    <message>
        <source>user and password stand in options of their own, the password as keyring:NAME</source>
        <translation>用户名和密码写在各自的选项里，密码写成 keyring:NAME</translation>
    </message>
    <message>
        <source>a password never stands in a show file; write keyring:NAME</source>
        <translation>节目文件里绝不写密码；请写 keyring:NAME</translation>
    </message>
    <message>
        <source>a password needs a user name</source>
        <translation>有密码就要有用户名</translation>
    </message>
    <message>
        <source>allowed: tcp, udp</source>
        <translation>允许：tcp、udp</translation>
    </message>
    <message>
        <source>allowed: beep, steady</source>
        <translation>允许：beep、steady</translation>
    </message>
    <message>
        <source>allowed: WIDTHxHEIGHT, such as 1280x720</source>
        <translation>允许：宽x高，例如 1280x720</translation>
    </message>
    <message>
        <source>allowed: a broadcast rate such as 25, 29.97 or 60</source>
        <translation>允许：广播帧率，例如 25、29.97 或 60</translation>
    </message>
    <message>
        <source>allowed: 0 and above</source>
        <translation>允许：0 及以上</translation>
    </message>
    <message>
        <source>allowed: 0 (silent) to {0}</source>
        <translation>允许：0（无声）到 {0}</translation>
    </message>
    <message>
        <source>allowed: 0 to 10000</source>
        <translation>允许：0 到 10000</translation>
    </message>
    <message>
        <source>there is no such scene; allowed: {0}</source>
        <translation>没有这个场景；允许：{0}</translation>
    </message>
    <message>
        <source>the name of the device is needed</source>
        <translation>需要设备的名称</translation>
    </message>
    <message>
        <source>the name of a file is needed</source>
        <translation>需要文件的名称</translation>
    </message>
    <message>
        <source>the name of a .png, .jpg or .jpeg file is needed</source>
        <translation>需要 .png、.jpg 或 .jpeg 文件的名称</translation>
    </message>
    <message>
        <source>a file on this machine, not an address</source>
        <translation>要本机上的文件，不是地址</translation>
    </message>
    <message>
        <source>an address or a file is needed</source>
        <translation>需要地址或文件</translation>
    </message>
    <message>
        <source>must be 1 or 2</source>
        <translation>必须是 1 或 2</translation>
    </message>
    <message>
        <source>must be from {0} to {1}</source>
        <translation>必须在 {0} 到 {1} 之间</translation>
    </message>
    <message>
        <source>is empty; name a folder or leave the line out</source>
        <translation>是空的；请写文件夹，或去掉这一行</translation>
    </message>
    <message>
        <source>must be keyring:NAME; a secret never stands in a show file</source>
        <translation>必须是 keyring:NAME；节目文件里绝不写机密</translation>
    </message>
    <message>
        <source>must not hold quotes or line ends</source>
        <translation>不能有引号或换行</translation>
    </message>
    <message>
        <source>must begin with https:// unless it leads to 127.0.0.1 or [::1]</source>
        <translation>必须以 https:// 开头，除非指向 127.0.0.1 或 [::1]</translation>
    </message>
    <message>
        <source>must end with a path; nothing after ? or #</source>
        <translation>必须以路径结尾；? 或 # 之后不能有内容</translation>
    </message>
    <message>
        <source>belongs to rtmps:// only</source>
        <translation>只用于 rtmps://</translation>
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
        <source>UNKNOWN</source>
        <translation>未知</translation>
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
    <name>TryOut</name>
    <message>
        <source>AGAIN: REMOVE</source>
        <translation>再按：删除</translation>
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
        <source>Press Test to send a few seconds of a grey card.</source>
        <translation>按“测试”发送几秒灰卡。</translation>
    </message>
    <message>
        <source>Press Test to see the picture.</source>
        <translation>按“测试”查看画面。</translation>
    </message>
    <message>
        <source>End the test</source>
        <translation>结束测试</translation>
    </message>
    <message>
        <source>It is being opened…</source>
        <translation>正在打开…</translation>
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
    <name>Unsaved</name>
    <message>
        <source>This show has changes that are not saved</source>
        <translation>本节目有未保存的更改</translation>
    </message>
    <message>
        <source>A show can be saved when nothing is wrong with it any more.</source>
        <translation>没有错误时才能保存节目。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Throw the changes away</source>
        <translation>放弃更改</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>继续编辑</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
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
        <source>The rehearsal starts…</source>
        <translation>彩排正在启动……</translation>
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
