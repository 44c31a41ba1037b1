'use strict';
// The mathematics is Java, compiled to a script, and runs in a worker, so that the page always answers. A page that was opened from a disk may
// start no worker from a file: the worker is made from the text of functions.

const Engines = {
  started: new Map(),

  /** The engine of this name: one worker for all rooms that use it. */
  async get(name) {
    if (!Engines.started.has(name)) Engines.started.set(name, Engines.start(name));
    return Engines.started.get(name);
  },

  async start(name) {
    await Engines.load(`engine-${name}.js`);
    const text = `'use strict';\n(${workerMain})(${self.chainruleEngines[name]});`;
    const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
    return new Engine(new Worker(url));
  },

  load(file) {
    return new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = file;
      script.onload = resolve;
      script.onerror = () => reject(new Error(`The file ${file} is missing.`));
      document.head.append(script);
    });
  },
};

class Engine {
  constructor(worker) {
    this.worker = worker;
    this.waiting = new Map();
    this.asked = 0;
    worker.onmessage = ({ data: { id, answer, error } }) => {
      const { resolve, reject } = this.waiting.get(id);
      this.waiting.delete(id);
      if (error !== undefined) reject(new Error(error));
      else if (answer.refused !== undefined) reject(new Refused(answer.refused));
      else resolve(answer);
    };
    worker.onerror = event => {
      for (const { reject } of this.waiting.values()) reject(new Error(event.message));
      this.waiting.clear();
    };
  }

  /** Asks a room's session in Java; settings are texts by name. Answers come in the order of the questions. */
  ask(room, what, settings = {}) {
    return new Promise((resolve, reject) => {
      const id = ++this.asked;
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ id, room, what, settings: Object.entries(settings).flat().map(String) });
    });
  }
}

/** What Java refused, in a sentence for people. */
class Refused extends Error {}

/** Runs in the worker: its text is all that gets there. */
function workerMain(engine) {
  const java = {};
  engine(java);
  self.onmessage = ({ data: { id, room, what, settings } }) => {
    try {
      self.postMessage({ id, answer: java.ask(room, what, settings) });
    } catch (error) {
      self.postMessage({ id, error: String(error?.stack ?? error) });
    }
  };
}

/**
 * Asks for the newest state only: while an answer is awaited, later wishes replace each other. So a slider that is dragged never queues up.
 */
class Latest {
  constructor(ask, show) {
    this.ask = ask;
    this.show = show;
    this.busy = false;
    this.wish = null;
  }

  async want(wish) {
    this.wish = wish;
    if (this.busy) return;
    this.busy = true;
    try {
      while (this.wish !== null) {
        const now = this.wish;
        this.wish = null;
        this.show(await this.ask(now), now);
      }
    } finally {
      this.busy = false;
    }
  }
}

/**
 * Plays a training by time: the worker trains for a while, the page draws while it trains on. At most one question is under way, so the page
 * never falls behind, and a picture is drawn for every answer.
 */
class Player {
  static MILLISECONDS = 26;

  /** ask(what, extra) asks the session; show(answer) draws; changed(playing) is told when playing starts or ends. */
  constructor(ask, show, changed) {
    Object.assign(this, { ask, show, changed, playing: false, chain: Promise.resolve() });
  }

  /** One question after the other. */
  once(what, extra = {}) {
    this.chain = this.chain.then(() => this.ask(what, extra)).then(answer => { if (answer) this.show(answer); return answer; });
    return this.chain;
  }

  toggle() {
    if (this.playing) this.pause();
    else this.play();
  }

  pause() {
    this.playing = false;
    this.changed(false);
  }

  async play() {
    if (this.playing) return;
    this.playing = true;
    this.changed(true);
    const mine = this.run = {};
    let next = this.ask('train', { ms: Player.MILLISECONDS });
    while (this.playing && this.run === mine) {
      const answer = await next;
      if (!answer || answer.finite === false) this.pause();
      if (this.playing && this.run === mine) next = this.ask('train', { ms: Player.MILLISECONDS });
      if (answer) this.show(answer);
      await new Promise(requestAnimationFrame);
    }
  }
}
