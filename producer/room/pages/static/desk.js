// The question desk on a viewer's page: ask, see what became of it, vote for approved ones, read answers.
//
// Every text of a person goes in by textContent, which is where it is escaped. What the room says is drawn anew as a
// whole; only the field that somebody types in is left alone.

const LONGEST = 300;
const STATES = {
  waiting: "desk_waiting",
  approved: "desk_approved",
  with_surgeon: "desk_queued",
  merged: "desk_merged",
  answered: "desk_answered",
  live: "desk_live_done",
  closed: "desk_rejected",
};
const TOLD = {
  asked: "desk_sent",
  voted: "desk_voted",
  too_fast: "desk_too_often",
  too_long: "desk_long",
  full: "desk_full",
  closed: "desk_closed",
};

function made(tag, text = "", name = "") {
  const element = document.createElement(tag);
  element.textContent = text;
  if (name) element.className = name;
  return element;
}

function clock(ms) {
  const seconds = Math.floor(ms / 1000);
  const pad = (value) => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const rest = `${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
  return hours ? `${hours}:${rest}` : rest;
}

/** Draws the desk into `section`; `send` takes one object for the room, `words` holds the texts of the language. */
export function start(section, send, words) {
  const voted = new Set();
  const own = new Set();
  let connected = false;
  let open = [];
  let waiting = "";

  const form = made("form", "", "desk-form");
  const label = made("label", words.desk_ask);
  label.htmlFor = "desk-text";
  const text = document.createElement("textarea");
  text.id = "desk-text";
  text.rows = 3;
  text.maxLength = LONGEST;
  text.required = true;
  const hint = made("p", words.desk_no_names, "desk-hint");
  const row = made("p", "", "row");
  const button = made("button", words.desk_send, "button");
  button.type = "submit";
  const left = made("span", "", "desk-left");
  row.append(button, " ", left);
  const said = made("p", "", "desk-said");
  said.setAttribute("role", "status");
  form.append(label, text, hint, row, said);

  const lists = {};
  const blocks = [];
  for (const [key, title] of [["mine", words.desk_mine], ["open", words.desk_others], ["answers", words.desk_answers]]) {
    const block = made("section", "", "desk-block");
    block.append(made("h2", title));
    lists[key] = made("ul", "", "desk-list");
    block.append(lists[key]);
    blocks.push(block);
  }
  section.replaceChildren(form, ...blocks);

  function count() {
    left.textContent = words.desk_left.replace("{count}", String(LONGEST - text.value.length));
    button.disabled = !connected || !text.value.trim();
  }

  function state(item) {
    if (item.moment !== null && item.moment !== undefined) {
      return words.desk_answered_live.replace("{time}", clock(item.moment));
    }
    return words[STATES[item.state]] ?? "";
  }

  // What became of it; answered live, it leads to the answer as soon as a replay may be seen.
  function fate(item) {
    const name = `desk-state desk-${item.state}`;
    if (!item.replay || !item.replay.startsWith("/replays/")) return made("span", state(item), name);
    const link = made("a", `${state(item)} · ${words.desk_replay}`, name);
    link.href = item.replay;
    return link;
  }

  function fill(list, items) {
    list.replaceChildren(...(items.length ? items : [made("li", words.desk_none, "desk-none")]));
  }

  function drawMine(rows) {
    fill(lists.mine, rows.map((item) => {
      const line = made("li");
      line.append(made("span", item.text, "desk-question"), fate(item));
      if (item.answer) line.append(made("p", item.answer, "desk-answer"));
      return line;
    }));
  }

  function drawOpen() {
    fill(lists.open, open.map((item) => {
      const line = made("li");
      line.append(made("span", item.text, "desk-question"));
      line.append(made("span", words.desk_votes.replace("{count}", String(item.votes)), "desk-state"));
      if (!own.has(item.id)) {
        const vote = made("button", words.desk_vote, "button quiet");
        vote.type = "button";
        vote.disabled = !connected || voted.has(item.id);
        vote.setAttribute("aria-pressed", String(voted.has(item.id)));
        vote.addEventListener("click", () => send({ do: "vote", id: item.id }));
        line.append(vote);
      }
      return line;
    }));
  }

  function drawAnswers(rows) {
    fill(lists.answers, rows.map((item) => {
      const line = made("li");
      line.append(made("span", item.text, "desk-question"));
      if (item.answer) line.append(made("p", item.answer, "desk-answer"));
      else line.append(fate({ ...item, state: "live" }));
      return line;
    }));
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!connected || !text.value.trim()) return;
    waiting = text.value;
    send({ do: "ask", text: waiting });
  });
  text.addEventListener("input", count);
  fill(lists.mine, []);
  fill(lists.open, []);
  fill(lists.answers, []);
  count();

  return {
    said(message) {
      switch (message.kind) {
        case "mine":
          voted.clear();
          own.clear();
          message.voted.forEach((id) => voted.add(id));
          message.rows.forEach((item) => own.add(item.id));
          drawMine(message.rows);
          drawOpen();
          break;
        case "open":
          open = message.rows;
          drawOpen();
          break;
        case "answers":
          drawAnswers(message.rows);
          break;
        case "told":
          if (message.what === "asked" && text.value === waiting) text.value = "";
          said.textContent = words[TOLD[message.what]] ?? "";
          count();
          break;
      }
    },
    online(now) {
      connected = now;
      said.textContent = now ? "" : words.desk_offline;
      count();
      drawOpen();
    },
  };
}
