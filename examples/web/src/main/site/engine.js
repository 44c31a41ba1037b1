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

  /** Those that are compiled to WebAssembly, too. */
  FASTER: ['training', 'digits'],

  /** Whether this browser's WebAssembly has garbage collection: it is asked about a module with an empty struct. */
  fast: typeof WebAssembly === 'object' && WebAssembly.validate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 3, 1, 95, 0])),

  async start(name) {
    if (Engines.fast && Engines.FASTER.includes(name)) {
      try {
        return await Engines.startFast(name);
      } catch (problem) {
        console.info(`WebAssembly does not start here, so JavaScript computes: ${problem.message}`);
      }
    }
    await Engines.load(`engine-${name}.js`);
    return new Engine(Engines.worker(`(${workerMain})(${self.chainruleEngines[name]});`));
  },

  async startFast(name) {
    const [code] = await Promise.all([Engines.code(name), Engines.load('engine-wasm.js')]);
    const worker = Engines.worker(`(${fastWorkerMain})(${self.chainruleEngines.wasm});`);
    const started = new Promise((resolve, reject) => {
      worker.onmessage = ({ data: { error } }) => error === undefined ? resolve() : reject(new Error(error));
      worker.onerror = event => reject(new Error(event.message));
    });
    worker.postMessage(code, [code]);
    await started;
    return new Engine(worker);
  },

  /** The bytes of a program; from a disk no file can be read but a script. */
  async code(name) {
    if (location.protocol !== 'file:') return (await fetch(`engine-${name}.wasm`)).arrayBuffer();
    await Engines.load(`engine-${name}.wasm-text.js`);
    return Uint8Array.from(atob(self.chainruleCode[name]), letter => letter.charCodeAt(0)).buffer;
  },

  /** The Java of an engine that was started in JavaScript, in the page itself: for a small question whose answer is wanted at once. */
  here(name) {
    if (!Engines.inPage.has(name)) {
      const java = {};
      self.chainruleEngines[name](java);
      Engines.inPage.set(name, java);
    }
    return Engines.inPage.get(name);
  },

  inPage: new Map(),

  worker(text) {
    return new Worker(URL.createObjectURL(new Blob([`'use strict';\n${text}`], { type: 'text/javascript' })));
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

/** The same for WebAssembly: the first message is the program, and the first answer tells whether it starts. */
function fastWorkerMain(runtime) {
  runtime({});
  self.onmessage = async ({ data: code }) => {
    try {
      const { exports: java } = await self.TeaVM.wasmGC.load(code, {});
      self.onmessage = ({ data: { id, room, what, settings } }) => {
        try {
          self.postMessage({ id, answer: java.ask(room, what, settings) });
        } catch (error) {
          self.postMessage({ id, error: String(error?.stack ?? error) });
        }
      };
      self.postMessage({});
    } catch (error) {
      self.postMessage({ error: String(error?.message ?? error) });
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
  static MILLISECONDS = 24;

  /** ask(what, extra) asks the session; show(answer) draws; changed(playing) is told when playing starts or ends. */
  constructor(ask, show, changed) {
    Object.assign(this, { ask, show, changed, playing: false, chain: Promise.resolve() });
  }

  /** One question after the other, also after one that was refused. */
  once(what, extra = {}) {
    this.chain = this.chain.catch(() => {}).then(() => this.ask(what, extra)).then(answer => { if (answer) this.show(answer); return answer; });
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

/** What is trained and drawn a second: told about once a second while something plays. */
class Speed {
  /** tell(trained, pictures) gets both, a second. */
  constructor(tell) {
    Object.assign(this, { tell, since: null });
  }

  /** A picture was drawn, of so much training. */
  drawn(trained, playing) {
    if (!playing) this.since = null;
    if (!playing) return;
    const now = performance.now();
    this.since ??= { at: now, trained, pictures: 0 };
    this.since.pictures++;
    const seconds = (now - this.since.at) / 1000;
    if (seconds < 1) return;
    if (seconds < 2 && trained > this.since.trained) this.tell((trained - this.since.trained) / seconds, this.since.pictures / seconds);
    this.since = { at: now, trained, pictures: 0 };
  }
}
