/* Keeps the health panel up to date, and sends batches while the owner looks on. */
(() => {
  const panel = document.getElementById("netvexa-chat-health");
  if (!panel) return;
  const { apiFetch, i18n } = window.wp;
  const field = (name) => panel.querySelector(`[data-field="${name}"]`);

  const show = ({ waiting, total, sentAt, nextAt, problems }) => {
    field("sentAt").textContent = sentAt || i18n.__("nothing yet", "netvexa-chat");
    field("waiting").textContent = String(waiting);
    field("nextAt").textContent = nextAt;
    field("progress").max = Math.max(1, total);
    field("progress").value = total - waiting;
    const items = problems.map((problem) => {
      const item = document.createElement("li");
      item.textContent = problem;
      return item;
    });
    field("problems").replaceChildren(...items);
  };

  const ask = async (method, path) => {
    const health = await apiFetch({ method, path: `/netvexa-chat/v1/${path}` });
    show(health);
    return health;
  };

  const follow = async () => {
    let { waiting } = await ask("GET", "health");
    while (waiting > 0) {
      const before = waiting;
      ({ waiting } = await ask("POST", "work"));
      // Nothing went out: the queue waits for a server that does not answer.
      if (waiting >= before) await new Promise((resolve) => setTimeout(resolve, 5000));
    }
  };

  // The look as it would be, while it is being chosen.
  const look = document.getElementById("netvexa-chat-look");
  const accent = document.querySelector("[name='netvexa_chat_settings[accent]']");
  if (look && accent) {
    let timer;
    accent.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const attributes = encodeURIComponent(JSON.stringify({ accent: accent.value }));
        look.src = `${look.dataset.address}&attributes=${attributes}`;
      }, 400);
    });
  }

  const usage = document.getElementById("netvexa-chat-usage");
  const showUsage = (figures) => {
    for (const cell of usage.querySelectorAll("[data-field]")) {
      const value = figures[cell.dataset.field];
      if (Array.isArray(value)) {
        cell.replaceChildren(
          ...value.map((text) => Object.assign(document.createElement("li"), { textContent: text })),
        );
      } else cell.textContent = value ?? "";
    }
  };
  apiFetch({ path: "/netvexa-chat/v1/usage" })
    .then(showUsage)
    .catch((error) => showUsage({ problem: error.message ?? String(error) }));

  follow().catch((error) => {
    field("problems").textContent = error.message ?? String(error);
  });
})();
