"use strict";
// Shows each moment the server tells. Texts are set as text, never as markup.
const byId = (id) => document.getElementById(id);
const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const share = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 2 });
const outcomes = ["allow", "warn", "hold", "block"];
const momentsMax = 480;
const chartWidth = 960;
const chartHeight = 180;
let history = [];
let shownHolds = new Set();
let isFirst = true;

function say(id, text) {
  const element = byId(id);
  if (element.textContent !== text) element.textContent = text;
}

function span(micros) {
  if (!micros) return "–";
  if (micros < 1000) return micros + " µs";
  if (micros < 1000000) return (micros / 1000).toFixed(micros < 10000 ? 1 : 0) + " ms";
  return (micros / 1000000).toFixed(1) + " s";
}

function money(text) {
  const [major, minor] = text.split(".");
  const grouped = whole.format(BigInt(major));
  return minor === undefined ? grouped : grouped + "." + minor;
}

function clock(time) {
  return time.slice(11, 16);
}

// A hold of a day or more ends at the same hour of another day.
function dayIfOther(time, than) {
  return time.slice(0, 10) === than.slice(0, 10) ? "" : time.slice(0, 10) + " ";
}

function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

function figures(now) {
  const total = now.outcomes.reduce((a, b) => a + b, 0);
  say("stopped", money(now.stopped.split(".")[0]));
  say("currency", now.currency);
  say("rate", whole.format(now.per_second));
  say("total", whole.format(total));
  say("p50", span(now.p50_micros));
  say("p99", span(now.p99_micros));
  say("reports", whole.format(now.reports));
  say("accounts", whole.format(now.accounts));
  say("queue", whole.format(now.queue));
  say("lag", whole.format(now.journal_lag));
  outcomes.forEach((name, i) => {
    say(name, whole.format(now.outcomes[i]));
    say(name + "-share", total ? share.format(now.outcomes[i] / total) : "");
  });
}

function status(now) {
  const pill = byId("state");
  const words = now.state === "ready" ? "deciding" : now.state_reason || now.state;
  say("state", words);
  pill.className = "pill " + (now.state === "ready" ? "ready" : "bad");
  say("date", now.time.slice(0, 10));
  say("clock", now.time.slice(11, 19));
}

// The rate is taken over a second, four moments, so that the curve is calm.
function rates() {
  const points = [];
  for (let i = 4; i < history.length; i++) {
    const before = history[i - 4].reduce((a, b) => a + b, 0);
    points.push(Math.max(0, history[i].reduce((a, b) => a + b, 0) - before));
  }
  return points;
}

function chart() {
  const points = rates();
  if (points.length < 2) return;
  const peak = Math.max(1, ...points);
  const x = (i) => chartWidth - (points.length - 1 - i) * (chartWidth / (momentsMax - 5));
  const y = (value) => chartHeight - 12 - (value / peak) * (chartHeight - 34);
  const line = points.map((value, i) => (i ? "L" : "M") + x(i).toFixed(1) + " " + y(value).toFixed(1)).join("");
  byId("line").setAttribute("d", line);
  byId("area").setAttribute("d", line + "L" + chartWidth + " " + chartHeight + "L" + x(0).toFixed(1) + " " + chartHeight + "Z");
  say("peak", "peak " + whole.format(peak) + " a second");
  marks(x);
}

// A bar for each moment with warnings, holds or blocks; its height is how many there were.
function marks(x) {
  const group = byId("marks");
  group.replaceChildren();
  for (let i = 4; i < history.length; i++) {
    let base = chartHeight;
    ["block", "hold", "warn"].forEach((name) => {
      const at = outcomes.indexOf(name);
      const count = Math.max(0, history[i][at] - history[i - 1][at]);
      if (!count) return;
      const height = Math.min(60, 5 + 6 * Math.log2(1 + count));
      const bar = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      bar.setAttribute("class", "mark-" + name);
      bar.setAttribute("x", (x(i - 4) - 1.4).toFixed(1));
      bar.setAttribute("y", (base - height).toFixed(1));
      bar.setAttribute("width", "2.4");
      bar.setAttribute("height", height.toFixed(1));
      group.append(bar);
      base -= height;
    });
  }
}

const ended = {
  released: "released by a person",
  cancelled: "cancelled by a person",
  expiredreleased: "released when its time was over",
  expiredblocked: "blocked when its time was over",
};

function holdRow(hold) {
  const row = make("li");
  const amount = make("p", "amount", money(hold.amount) + " ");
  amount.append(make("small", "", hold.currency));
  row.append(amount);
  row.append(make("p", "when", "at " + clock(hold.time) + ", score " + hold.score.toFixed(2)));
  const why = make("div", "why");
  hold.reasons.slice(0, 3).forEach((reason) => why.append(make("p", "", reason)));
  const isHeld = hold.state === "held";
  const word = hold.at_expiry === "block" ? "blocked" : "released";
  why.append(make("p", isHeld ? "until" : "ended",
    isHeld ? "Held until " + dayIfOther(hold.until, hold.time) + clock(hold.until) + ", then " + word + " unless a person decides" : "Ended: " + ended[hold.state]));
  row.append(make("p", "way", hold.payer + " → " + hold.payee), why);
  return row;
}

function lists(now) {
  const key = now.holds.map((h) => h.sequence + h.state).join();
  const holds = byId("holds");
  if (holds.dataset.key !== key) {
    const rows = now.holds.slice(0, 8).map((hold) => {
      const row = holdRow(hold);
      if (!isFirst && !shownHolds.has(hold.sequence)) row.classList.add("new");
      return row;
    });
    shownHolds = new Set(now.holds.map((h) => h.sequence));
    holds.replaceChildren(...rows);
    holds.dataset.key = key;
    byId("no-holds").hidden = now.holds.length > 0;
  }
  const reports = byId("latest-reports");
  const reportKey = now.latest_reports.map((r) => r.time + r.scam_type).join();
  if (reports.dataset.key !== reportKey) {
    reports.replaceChildren(...now.latest_reports.slice(0, 8).map((report) => {
      const row = make("li");
      row.append(make("b", "", report.scam_type || "Scam"), " ", make("small", "", "at " + clock(report.time)));
      const reached = report.accounts_reached;
      row.append(make("br"), make("small", "", reached === 1 ? "1 account is now hot" : reached + " accounts are now hot"));
      return row;
    }));
    reports.dataset.key = reportKey;
    byId("no-reports").hidden = now.latest_reports.length > 0;
  }
  isFirst = false;
}

function show(now) {
  if (now.history) history = now.history;
  else history.push(now.outcomes);
  // A new day begins at zero: the curve begins anew with it.
  const last = history.length - 1;
  if (last > 0 && history[last][0] < history[last - 1][0]) history = [now.outcomes];
  while (history.length > momentsMax) history.shift();
  status(now);
  figures(now);
  chart();
  lists(now);
}

const events = new EventSource("/live/events");
events.onmessage = (event) => show(JSON.parse(event.data));
events.onerror = () => {
  say("state", "not connected");
  byId("state").className = "pill bad";
};
