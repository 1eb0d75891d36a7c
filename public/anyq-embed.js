// <anyq-law>: a law, a provision, a definition or the search of this site inside a page of another. One script, no cookies,
// nothing kept; docs/embedding.md explains it. The other end is `embedding.js` in the frame.
(() => {
  "use strict";
  const ROOT = new URL("./", document.currentScript.src);
  const ASKED = ["view", "act", "at", "text", "edition", "q", "acts", "kind", "language", "theme", "accent", "font", "links"];
  const LOOK = ["theme", "accent", "font"];
  const TITLES = {
    kk: { search: "Заңнамадан іздеу", provision: "Заң нормасы", definition: "Заңдағы ұғым", explorer: "Заңнама" },
    ru: { search: "Поиск по законодательству", provision: "Норма закона", definition: "Понятие в законе", explorer: "Законодательство" },
    en: { search: "Search the law", provision: "Provision of the law", definition: "Definition in the law", explorer: "Legislation" },
  };
  const LOWEST = 80; // CSS pixels
  const HIGHEST = 100_000;

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { display: block; }
    :host([hidden]) { display: none; }
    iframe { display: block; width: 100%; height: var(--anyq-height, 20rem); border: 0; color-scheme: normal; }
  `);

  class AnyqLaw extends HTMLElement {
    static observedAttributes = [...ASKED, "height"].flatMap((name) => [name, `data-${name}`]);
    #frame = null;
    #sheet = new CSSStyleSheet();
    #height = 0;
    #hear = (event) => this.#heard(event);

    /** An attribute, also as `data-…` for editors that allow no other. */
    #get(name) {
      const value = this.getAttribute(name) ?? this.getAttribute(`data-${name}`);
      return (name === "accent" ? value?.replace(/^#/, "") : value) ?? "";
    }

    get #language() {
      const asked = this.#get("language") || this.closest("[lang]")?.lang || "";
      const code = asked.slice(0, 2).toLowerCase();
      return code in TITLES ? code : "kk";
    }

    get #view() {
      return this.#get("view") in TITLES.kk ? this.#get("view") : "search";
    }

    #address() {
      const url = new URL("embed/", ROOT);
      for (const name of ASKED) if (this.#get(name)) url.searchParams.set(name, this.#get(name));
      url.searchParams.set("view", this.#view);
      url.searchParams.set("language", this.#language);
      return url.href;
    }

    connectedCallback() {
      if (this.#frame) return;
      const shadow = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      shadow.adoptedStyleSheets = [sheet, this.#sheet];
      const frame = document.createElement("iframe");
      frame.title = this.getAttribute("title") || TITLES[this.#language][this.#view];
      frame.loading = "lazy";
      frame.referrerPolicy = "origin";
      frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox");
      frame.src = this.#address();
      this.#frame = frame;
      addEventListener("message", this.#hear);
      // What stands inside the element is for browsers without scripts; it stays in the page, out of sight.
      shadow.replaceChildren(frame);
    }

    disconnectedCallback() {
      removeEventListener("message", this.#hear);
      this.#frame?.remove();
      this.#frame = null;
      this.#height = 0;
    }

    attributeChangedCallback(attribute, before, after) {
      const name = attribute.replace("data-", "");
      if (!this.#frame || before === after) return;
      if (name === "height") this.#fit();
      else if (LOOK.includes(name)) this.#say({ anyq: "look", look: Object.fromEntries(LOOK.map((one) => [one, this.#get(one) || "auto"])) });
      else this.#frame.src = this.#address();
    }

    #say(what) {
      this.#frame?.contentWindow?.postMessage(what, ROOT.origin);
    }

    /** Only this element's own frame is heard, and only while the site is in it. */
    #heard({ source, origin, data }) {
      if (!this.#frame || source !== this.#frame.contentWindow || origin !== ROOT.origin) return;
      switch (data?.anyq) {
        case "who":
          this.#say({ anyq: "hello" });
          break;
        case "height":
          if (Number.isFinite(data.height)) this.#height = Math.min(Math.max(Math.ceil(data.height), LOWEST), HIGHEST);
          this.#fit();
          break;
        case "page": {
          // Another page in the frame begins at its top, which may be out of sight.
          const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
          if (this.getBoundingClientRect().top < 0) this.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
          break;
        }
        case "ready":
          this.dispatchEvent(new CustomEvent("anyq-ready"));
          break;
      }
    }

    /** As high as what is in the frame, but no higher than `height`: then the frame scrolls. */
    #fit() {
      const most = Number.parseInt(this.#get("height"), 10);
      const height = most > 0 ? Math.min(this.#height || most, most) : this.#height;
      if (height) this.#sheet.replaceSync(`:host { --anyq-height: ${height}px; }`);
    }
  }

  if (!customElements.get("anyq-law")) customElements.define("anyq-law", AnyqLaw);
})();
