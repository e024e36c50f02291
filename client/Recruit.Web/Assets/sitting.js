// Saves answers of a running test: on this device first, then at the server. The page works without it; nothing here decides anything.
const root = document.getElementById('sitting');
const { attempt, api, epoch, key, over } = root.dataset;
const at = id => document.getElementById(id);
const name = 'recruit';

if (over) {
  indexedDB.deleteDatabase(name);
} else {
  sit();
}

function sit() {
  const words = JSON.parse(root.dataset.words);
  const form = at('answers'), final = at('final');
  const fields = form ? [...form.querySelectorAll('[data-position]')] : [];
  const pending = new Map(), values = new Map();
  const encoder = new TextEncoder();
  let number = +root.dataset.highest, highest = number, more = +root.dataset.more;
  let ends = performance.now() + +root.dataset.left, before = Infinity;
  let db, aes, alive = false, ended = false, tries = 0, timer, soon, busy, told;

  const show = (id, text) => { at(id).textContent = text; };
  const base64 = bytes => btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');
  const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), c => c.charCodeAt(0));
  const random = length => crypto.getRandomValues(new Uint8Array(length));
  const place = (p, e = epoch) => `${attempt}/${e}/${p}`;

  // What lies on the device: encrypted, named by the attempt alone, erased when it was received.
  const store = (mode, work) => new Promise((done, failed) => {
    const all = db.transaction('saves', mode), asked = work(all.objectStore('saves'));
    all.oncomplete = () => done(asked.result);
    all.onabort = all.onerror = () => failed(all.error);
  });
  const open = () => new Promise((done, failed) => {
    const asked = indexedDB.open(name, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore('saves');
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
  async function keep(save) {
    const iv = random(12);
    const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, aes, encoder.encode(JSON.stringify(save)));
    if (pending.get(save.p) === save) await store('readwrite', all => all.put({ iv, data }, place(save.p)));
  }
  async function drop(save) {
    await save.kept;
    if (pending.get(save.p) !== save) return;
    pending.delete(save.p);
    if (db) await store('readwrite', all => all.delete(place(save.p))).catch(() => {});
  }
  async function recall() {
    const names = await store('readonly', all => all.getAllKeys()), boxes = await store('readonly', all => all.getAll());
    const taken = root.dataset.taken.split(',');
    for (const [i, id] of names.entries()) {
      const [whose, e, p] = id.split('/');
      let save;
      if (whose === attempt) {
        try {
          save = JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: boxes[i].iv }, aes, boxes[i].data)));
        } catch { /* Not under the key of this attempt: erased below. */ }
      }
      if (save && e === epoch) {
        pending.set(save.p, save);
        number = Math.max(number, save.n);
        fill(save.p, save.a);
      } else {
        await store('readwrite', all => all.delete(id));
        // From before another device went on: it fills what nobody answered since, and overwrites nothing.
        if (save && !taken.includes(p)) { fill(save.p, save.a); take(save.p, save.a); }
      }
    }
  }

  // Fields of the page.
  const controls = field => [...field.querySelectorAll('input:not([type=hidden]), select, textarea')];
  function read(field, first) {
    const all = controls(field), { type } = field.dataset;
    if (type === 'order') {
      return all.map(one => [+(first ? [...one.options].find(o => o.defaultSelected)?.value ?? 0 : one.value), one.dataset.option])
        .filter(one => one[0]).sort((a, b) => a[0] - b[0]).map(one => one[1]).join('|');
    }
    return all[0].type === 'radio' || all[0].type === 'checkbox'
      ? all.filter(one => (first ? one.defaultChecked : one.checked) && one.value).map(one => one.value).join('|')
      : first ? all[0].defaultValue : all[0].value;
  }
  function fill(p, answer) {
    values.set(p, answer);
    const field = fields.find(one => +one.dataset.position === p);
    if (!field) return;
    const chosen = answer.split('|');
    for (const one of controls(field)) {
      if (one.dataset.option) one.value = chosen.indexOf(one.dataset.option) + 1 || '';
      else if (one.type === 'radio' || one.type === 'checkbox') one.checked = one.value ? chosen.includes(one.value) : !answer;
      else one.value = answer;
    }
  }
  function collect(field) {
    const p = +field.dataset.position, answer = read(field);
    if (values.get(p) !== answer) take(p, answer);
  }

  function take(p, a) {
    const save = { p, n: ++number, s: base64(random(16)), a };
    values.set(p, a);
    pending.set(p, save);
    Object.defineProperty(save, 'kept', { value: db ? keep(save).then(() => facts(words.kept), () => facts(words.unkept)) : facts(words.unkept) });
  }
  function facts(kept) {
    show('kept', kept + (pending.size ? ' ' + words.waiting.replace('#', pending.size) : ''));
  }

  // The line.
  const put = (path, body, keepalive) => fetch(`${api}/${path}`, {
    method: 'PUT', body, keepalive, referrerPolicy: 'no-referrer', signal: keepalive ? undefined : AbortSignal.timeout(20000),
  });
  const send = (save, keepalive) => put(`answers/${save.p}/${save.n}?s=${save.s}`, save.a, keepalive);
  function heard(reply) {
    tries = 0;
    ends = performance.now() + reply.left;
    highest = reply.highest;
    if ((reply.more ?? 0) > more) show('line', words.more);
    else if (told) show('line', '');
    more = reply.more ?? more;
    told = false;
    rest();
  }
  // Whoever was just heard need not call to be heard.
  function rest() {
    clearTimeout(timer);
    timer = setTimeout(beat, root.dataset.contact * (0.7 + Math.random() * 0.3));
  }
  async function settle(save, response) {
    if (response.ok) {
      const reply = await response.json();
      heard(reply);
      await drop(save);
      show('taken', words.taken.replace('#', reply.at.slice(11, 19)));
      return facts(words.kept);
    }
    const problem = await response.json();
    const isLast = pending.get(save.p) === save;
    await drop(save);
    if (/^(stale-sequence|sequence-reused)$/.test(problem.code)) {
      number = Math.max(number, +problem['highest-taken']);
      if (isLast) take(save.p, save.a);
    } else refused(problem);
  }
  function refused({ code, title }) {
    show('line', title);
    if (/^(attempt-ended|too-late)$/.test(code)) finish();
    else if (/^(taken-over|not-found)$/.test(code)) stop(title);
  }
  function later(response) {
    const wait = Math.max(Math.min(30000, 1000 * 2 ** tries++) * (0.5 + Math.random()), 1000 * (response?.headers.get('Retry-After') ?? 0));
    show('line', words.offline);
    told = true;
    facts(words.kept);
    clearTimeout(soon);
    soon = setTimeout(flush, wait);
  }
  async function run() {
    clearTimeout(soon);
    for (let save; alive && (save = pending.values().next().value);) {
      try {
        const response = await send(save);
        if (response.status >= 500 || response.status === 429) return later(response);
        await settle(save, response);
      } catch {
        return later();
      }
    }
  }
  const flush = () => busy ??= run().finally(() => { busy = undefined; });
  async function beat() {
    rest();
    if (!alive) return;
    if (pending.size) return flush();
    try {
      const response = await put('contact');
      if (response.ok) heard(await response.json());
      else if (response.status < 500) refused(await response.json());
    } catch {
      later();
    }
  }
  function hurry() {
    let room = 60000;
    if (alive) fields.forEach(collect);
    for (const save of alive ? pending.values() : []) {
      if ((room -= save.a.length * 3 + 100) < 0) break;
      send(save, true).then(response => response.status < 500 && settle(save, response)).catch(() => {});
    }
  }

  // One tab alone goes on; whoever asks for it gets it, and the other one is told.
  function stop(text) {
    alive = false;
    if (form) form.inert = true;
    if (final) final.inert = true;
    show('tab-text', text);
    at('tab').hidden = false;
  }
  function claim(options) {
    let has = false;
    navigator.locks.request(`${name} ${attempt}`, options, () => { has = true; begin(); return new Promise(() => {}); })
      .catch(() => stop(has ? words.lost : words.tab));
  }
  at('here').onclick = () => (navigator.locks && !alive && at('tab-text').textContent === words.tab ? (at('tab').hidden = true, claim({ steal: true })) : location.reload());

  function finish() {
    if (!ended) {
      ended = true;
      alive = false;
      db?.close();
      location.replace(`${api}/finished`);
    }
  }
  function tick() {
    const left = Math.max(0, Math.ceil((ends - performance.now()) / 1000));
    const text = words.left.replace('#', Math.floor(left / 60)).replace('#', left % 60);
    show('clock', text);
    for (const t of [1800, 600, 300, 60, 30]) if (before > t && left <= t && left > t - 5) show('time', words['t' + t]);
    if (!left && before) {
      show('time', words.over);
      show('line', words.over);
      flush().finally(() => setTimeout(finish, pending.size ? +root.dataset.grace : 0));
    }
    before = left;
    return text;
  }

  async function begin() {
    if (form) form.inert = false;
    if (final) final.inert = false;
    fields.forEach(field => values.set(+field.dataset.position, read(field, true)));
    try {
      aes = await crypto.subtle.importKey('raw', bytes(key), 'AES-GCM', false, ['encrypt', 'decrypt']);
      db = await open();
      db.onversionchange = () => db.close();
      await recall();
    } catch {
      db = undefined;
    }
    alive = true;
    const had = pending.size;
    fields.forEach(collect);
    await flush();
    if (final && had && !pending.size) location.reload();
    beat();
  }

  form?.addEventListener('input', event => {
    const field = event.target.closest('[data-position]');
    if (!alive || !field) return;
    collect(field);
    const counter = at('words');
    if (counter) counter.textContent = counter.dataset.words.replace('#', event.target.value.split(/\s+/).filter(Boolean).length);
    clearTimeout(soon);
    soon = setTimeout(flush, 1500);
  });
  for (const type of ['change', 'focusout']) form?.addEventListener(type, () => alive && pending.size && flush());
  form?.addEventListener('submit', async event => {
    event.preventDefault();
    if (!alive) return;
    fields.forEach(collect);
    await flush();
    if (pending.size) show('line', words.offline);
    else location.assign(event.submitter.dataset.to);
  });
  let warned;
  final?.addEventListener('submit', async event => {
    event.preventDefault();
    await flush();
    if (pending.size && !warned) {
      warned = true;
      return show('line', words.unsent);
    }
    final.elements.covers.value = highest;
    final.submit();
  });
  at('ask').hidden = false;
  at('ask').onclick = () => { show('time', ''); setTimeout(() => show('time', tick()), 50); };
  addEventListener('online', () => { tries = 0; pending.size ? flush() : beat(); });
  addEventListener('offline', () => { show('line', words.offline); told = true; });
  addEventListener('pagehide', hurry);
  document.addEventListener('visibilitychange', () => document.hidden && hurry());
  setInterval(tick, 1000);
  tick();
  if (navigator.locks) claim({ signal: AbortSignal.timeout(1000) });
  else begin();
}
