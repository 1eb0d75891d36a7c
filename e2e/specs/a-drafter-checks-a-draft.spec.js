// A draft of a new act is checked on the drafter's own device: remarks stand beside the text with their places, what has one right answer
// is put right at one touch, what is dismissed stays dismissed with its reason, and nothing of the draft leaves the page.
import { readFile } from "node:fs/promises";
import { expect, test } from "../site.js";
import { LANGUAGES, LOCALES } from "../words.js";

const WORDS = {
  kk: { draft: "Жоба", remarks: "Ескертулер", fix: "Түзету", dismiss: "Қабылдамау", reason: "Қабылдамау себебі", keep: "Сақтау", number: "Нөмір қалып қойған", words: "Цифр мен сөз сәйкес емес", hold: "Қолданыстағы құқықпен салыстыру", held: /актімен салыстырылды/, addOther: "Екінші тілді қосу", other: "Жобаның екінші тілдегі мәтіні", differ: "Екі тілдегі сандар әртүрлі", html: "Ескертулермен жүктеу (HTML)", docx: "Ескертулермен жүктеу (DOCX)", json: "Ескертулер (JSON)", clear: "Жобаны жою", otherwise: "Термин басқа актіде басқаша анықталған", dismissed: /Қабылданбады/, show: "Көрсету", dismissedOnes: "Қабылданбағандар", unread: "Бұл файл оқылмады", open: /Жобаны ашу/, amend: "Актіге өзгерістер" },
  ru: { draft: "Проект", remarks: "Замечания", fix: "Исправить", dismiss: "Отклонить", reason: "Почему отклонено", keep: "Сохранить", number: "Пропущен номер", words: "Цифры и слова расходятся", hold: "Сверить с действующим правом", held: /Сверено с актами/, addOther: "Добавить второй язык", other: "Текст проекта на втором языке", differ: "Числа на двух языках различаются", html: "Скачать с замечаниями (HTML)", docx: "Скачать с замечаниями (DOCX)", json: "Замечания (JSON)", clear: "Удалить проект", otherwise: "Другой акт определяет термин иначе", dismissed: /Отклонено/, show: "Показывать", dismissedOnes: "Отклонённые", unread: "Файл не прочитан", open: /Открыть проект/, amend: "Изменения в акт" },
  en: { draft: "Draft", remarks: "Remarks", fix: "Put right", dismiss: "Dismiss", reason: "Why it is dismissed", keep: "Keep", number: "A number left out", words: "Figures and words differ", hold: "Hold against the law in force", held: /Held against acts/, addOther: "Add a second language", other: "The draft in a second language", differ: "The two languages say different numbers", html: "Download with remarks (HTML)", docx: "Download with remarks (DOCX)", json: "Remarks (JSON)", clear: "Delete the draft", otherwise: "Another act defines the term otherwise", dismissed: /Dismissed/, show: "Show", dismissedOnes: "Dismissed", unread: "This file was not read", open: /Open a draft/, amend: "Amend an act" },
};

const DRAFTS = {
  ru: ["О пасеках\n\nСтатья 1. Основные понятия\nВ настоящем Законе используются следующие основные понятия:\n1) пасека – место, где стоят ульи;\n3) гарантийный срок – время от взятка до взятка.\n\nСтатья 2. Пасечник\n1. Пасечник сообщает о болезни пчел в течение 3 (пяти) рабочих дней. Гарантийный срок пасеки – год.", "3 (пяти)", "2) гарантийный срок"],
  kk: ["Омарта туралы\n\n1-бап. Негізгі ұғымдар\nОсы Заңда мынадай негізгі ұғымдар пайдаланылады:\n1) омарта – бал ара ұялары тұратын жер;\n3) кепілдік мерзімі – гүлден гүлге дейінгі уақыт.\n\n2-бап. Омарташы\n1. Омарташы ара ауруы туралы 3 (бес) жұмыс күні ішінде хабарлайды. Омартаның кепілдік мерзімі – бір жыл.", "3 (бес)", "2) кепілдік мерзімі"],
};

for (const ui of LANGUAGES) {
  test.describe(ui, () => {
    test.use({ locale: LOCALES[ui] });
    const w = WORDS[ui];
    const lang = ui === "kk" ? "kk" : "ru";
    const [text, words, mended] = DRAFTS[lang];

    test("remarks stand beside the text, are put right or dismissed, and the draft is there again", async ({ page, site }) => {
      await page.goto(`${site}draft/?do=check`);
      const area = page.getByRole("textbox", { name: w.draft, exact: true });
      await area.fill(text);
      const remark = (title) => page.locator(".check-remark").filter({ has: page.getByRole("heading", { name: title }) });
      await expect(remark(w.words)).toBeVisible();

      // The place of a remark is shown in the text.
      await remark(w.words).getByRole("button", { name: w.words }).click();
      await expect(area).toBeFocused();
      expect(await area.evaluate((one) => one.value.slice(one.selectionStart, one.selectionEnd))).toBe(words);

      await remark(w.number).getByRole("button", { name: w.fix }).click();
      await expect(area).toHaveValue(new RegExp(mended.replace(")", "\\)")));
      await expect(remark(w.number)).toHaveCount(0);

      await remark(w.words).getByRole("button", { name: w.dismiss }).click();
      await remark(w.words).getByRole("textbox", { name: w.reason }).fill("§ 7");
      await page.keyboard.press("Enter");
      await expect(remark(w.words)).toHaveCount(0);

      await page.reload();
      await expect(area).toHaveValue(new RegExp(mended.replace(")", "\\)")));
      await page.getByRole("combobox", { name: w.show }).selectOption({ label: w.dismissedOnes });
      await expect(remark(w.words)).toContainText("§ 7");

      const saved = async (name) => {
        const download = page.waitForEvent("download");
        await page.getByRole("button", { name }).click();
        return readFile(await (await download).path());
      };
      const told = JSON.parse(String(await saved(w.json)));
      expect(told.remarks.find((one) => one.kind === "number-in-words")).toMatchObject({ dismissed: "§ 7", words });
      expect(String(await saved(w.html))).toContain(`<mark>${words}</mark>`);
      expect((await saved(w.docx)).subarray(0, 2).toString()).toBe("PK");

      page.on("dialog", (dialog) => dialog.accept());
      await page.getByRole("button", { name: w.clear }).click();
      await expect(area).toHaveValue("");
      await expect(page.locator(".check-remark")).toHaveCount(0);
      await page.reload();
      await expect(area).toHaveValue("");
    });

    test("it is held against the law in force, and nothing of it is sent", async ({ page, site }) => {
      const sent = [];
      await page.goto(`${site}draft/?do=check`);
      await page.getByRole("textbox", { name: w.draft, exact: true }).fill(text);
      await expect(page.locator(".check-remark").first()).toBeVisible();
      page.on("request", (request) => sent.push([request.method(), decodeURIComponent(request.url()), request.postData()]));
      await page.getByRole("button", { name: w.hold }).click();
      await expect(page.getByText(w.held)).toBeVisible({ timeout: 60_000 });
      const remark = page.locator(".check-remark").filter({ has: page.getByRole("heading", { name: w.otherwise }) });
      await expect(remark.getByRole("link")).toHaveAttribute("href", /id=Z18Q0000005/);
      for (const [method, url, data] of sent) {
        expect([method, data], url).toEqual(["GET", null]);
        expect(url.startsWith(site) || url.startsWith("blob:"), url).toBe(true);
        expect(url).not.toContain(words);
      }
    });
  });
}

test.describe("two languages and files", () => {
  test.use({ locale: LOCALES.ru });
  const w = WORDS.ru;

  test("numbers that the languages tell apart are remarked on", async ({ page, site }) => {
    await page.goto(`${site}draft/?do=check`);
    await page.getByRole("textbox", { name: w.draft, exact: true }).fill("О пасеках\nСтатья 1. Срок\n1. Пасечник сообщает о болезни в течение 3 дней.");
    await page.getByRole("button", { name: w.addOther }).click();
    await page.getByRole("textbox", { name: w.other }).fill("Омарта туралы\n1-бап. Мерзім\n1. Омарташы ауру туралы 5 күн ішінде хабарлайды.");
    await expect(page.locator(".check-remark").filter({ has: page.getByRole("heading", { name: w.differ }) })).toBeVisible();
  });

  test("a file is opened, a damaged one says so, and what was open stays", async ({ page, site }) => {
    await page.goto(`${site}draft/?do=check`);
    const area = page.getByRole("textbox", { name: w.draft, exact: true });
    await page.getByLabel(w.open).setInputFiles({ name: "bill.txt", mimeType: "text/plain", buffer: Buffer.from("О пасеках\r\nСтатья 1. Пустая") });
    await expect(area).toHaveValue("О пасеках\nСтатья 1. Пустая");
    await expect(page.locator(".check-remark")).toHaveCount(1);
    for (const [name, bytes] of [["bill.docx", Buffer.from("PK no archive")], ["bill.txt", Buffer.from([0xff, 0xfe, 0x41])], ["bill.pdf", Buffer.from("%PDF")]]) {
      await page.getByLabel(w.open).setInputFiles({ name, mimeType: "application/octet-stream", buffer: bytes });
      await expect(page.getByText(w.unread), name).toBeVisible();
    }
    await expect(area).toHaveValue("О пасеках\nСтатья 1. Пустая");
  });

  test("a draft is checked with the server gone", async ({ page, stoppableSite }) => {
    const address = `${stoppableSite.address}draft/?do=check`;
    await page.goto(address);
    await expect.poll(() => page.evaluate(() => Boolean(navigator.serviceWorker.controller))).toBe(true);
    // Once more, so that all the page needs has come through the service worker.
    await page.goto(address);
    const area = page.getByRole("textbox", { name: w.draft, exact: true });
    await area.fill("О пасеках\nСтатья 1. Пустая");
    await expect(page.locator(".check-remark")).toHaveCount(1);
    stoppableSite.stop();
    await page.goto(address);
    await expect(area).toHaveValue("О пасеках\nСтатья 1. Пустая");
    await area.fill("О пасеках\nСтатья 1. Пустая\nСтатья 2. Тоже");
    await expect(page.locator(".check-remark")).toHaveCount(2);
    await page.getByRole("link", { name: w.amend }).click();
    await expect(page.getByRole("searchbox").first()).toBeVisible();
  });
});
