// The posts that a reader brings along: they join every view, stay in this browser, and are never sent anywhere.

import assert from "node:assert/strict";
import { mkdtemp, mkdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { accessible, browse, fitsItsWidth, started } from "./harness.mjs";

/** On a conference that no post of the project names, so that only the whole tables know it. */
const report = `---
title: Five days at PyCon
author: Ann Lee
date: 2019-05-10
---
I went to PyCon US 2019 in Cleveland.

## Takeaways

- **Typing pays off.** Teams that annotate their code find mistakes before their users do.
- **Packaging is still hard.** Everyone has a story about a lock file that locked nobody in.
`;
const other = "# A day at RustConf 2019\n\nBy Bo Day\n\nI learned that borrowing is a way of lending, and that compilers can be kind.\n";

const results = (page) => page.getByRole("region", { name: "Results" });
const entries = (page) => page.locator(".own-list > li");
const said = (page, words) => page.getByRole("status").filter({ hasText: words }).waitFor();

/** Drops files as the page sees it: each its name and its text. */
async function drop(page, ...files) {
  await page.evaluate((files) => {
    const data = new DataTransfer();
    for (const [name, content] of files) data.items.add(new File([content], name));
    for (const type of ["dragenter", "dragover", "drop"]) {
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
    }
  }, files);
}

browse("a post dropped on the page joins the timeline and stays after a reload", {}, async ({ page, open, requests }) => {
  await open();
  assert.equal(requests.filter((url) => url.includes("facts")).length, 0, "who brings no post loads no tables for it");
  await drop(page, ["pycon.md", report]);
  await said(page, "“pycon.md” was read.");
  const mark = page.getByRole("link", { name: /PyCon US 2019/ }).first();
  await mark.waitFor();
  await results(page).getByText("Yours").waitFor();
  await page.getByRole("link", { name: "See your posts" }).click();
  await page.waitForURL(/about=yours/);
  assert.match(await entries(page).innerText(), /Five days at PyCon[^]*Ann Lee[^]*10 May 2019[^]*2 takeaways[^]*PyCon US 2019 · pycon\.md/);
  await page.reload();
  await started(page);
  assert.equal(await entries(page).count(), 1);
  await entries(page).getByRole("link", { name: "Five days at PyCon" }).click();
  await page.waitForURL(/post=/);
  assert.match(await page.locator(".post-head").innerText(), /PyCon US 2019[^]*Yours/);
  assert.equal(requests.filter((url) => url.includes("facts")).length, 2, "the tables are asked for once a visit");
  await page.reload();
  await started(page);
  assert.match(await page.locator(".post-head").innerText(), /Five days at PyCon/);
});

browse("a post of one's own is found by its words, and its takeaways among the others", {}, async ({ page, open }) => {
  await open("?view=takeaways");
  await drop(page, ["pycon.md", report]);
  await said(page, "was read");
  await page.getByRole("searchbox").or(page.getByRole("combobox", { name: /Search/ })).first().fill("lock file");
  await results(page).getByText(/locked nobody in/).first().waitFor();
});

browse("while files are held above the page, it says where to drop them", {}, async ({ page, open }) => {
  await open();
  const held = (type) =>
    page.evaluate((type) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([""], "a.md"));
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }, type);
  await held("dragenter");
  await page.getByText("Drop posts here").waitFor();
  await held("dragleave");
  await page.getByText("Drop posts here").waitFor({ state: "detached" });
});

browse("where reading takes long, the page says how far it is", {}, async ({ page, open }) => {
  let go;
  const gone = new Promise((resolve) => {
    go = resolve;
  });
  await page.route("**/facts-*.txt", async (route) => {
    await gone;
    await route.continue();
  });
  await open();
  await drop(page, ["pycon.md", report]);
  await page.getByRole("progressbar").waitFor();
  go();
  await said(page, "“pycon.md” was read.");
  await page.getByRole("progressbar").waitFor({ state: "detached" });
});

browse("files and folders are chosen, and of a folder what is no post is left aside", {}, async ({ page, open }) => {
  const folder = join(await mkdtemp(join(tmpdir(), "hallway-")), "trips");
  await mkdir(join(folder, "2019"), { recursive: true });
  await writeFile(join(folder, "2019", "pycon.md"), report);
  await writeFile(join(folder, "rust.md"), other);
  await writeFile(join(folder, "README.md"), "# What is in this folder");
  await writeFile(join(folder, ".hidden.md"), "nothing");
  await open("?about=yours");
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose a folder" }).click();
  await (await chooser).setFiles(folder);
  await said(page, "2 posts were read.");
  assert.match(await page.locator(".own-list").innerText(), /trips\/2019\/pycon\.md[^]*trips\/rust\.md/);
  const files = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose files" }).click();
  await (await files).setFiles([join(folder, "rust.md")]);
  await said(page, "“rust.md” was read.");
  assert.equal(await entries(page).count(), 3);
});

browse("a folder dropped on the page is read with the folders in it", {}, async ({ page, open }) => {
  const folder = join(await mkdtemp(join(tmpdir(), "hallway-")), "trips");
  await mkdir(join(folder, "2019"), { recursive: true });
  await writeFile(join(folder, "2019", "pycon.md"), report);
  await writeFile(join(folder, "rust.md"), other);
  await open("?about=yours");
  const session = await page.context().newCDPSession(page);
  for (const type of ["dragEnter", "dragOver", "drop"]) {
    await session.send("Input.dispatchDragEvent", { type, x: 300, y: 300, data: { items: [], files: [folder], dragOperationsMask: 1 } });
  }
  await said(page, "2 posts were read.");
  assert.match(await page.locator(".own-list").innerText(), /trips\/2019\/pycon\.md[^]*trips\/rust\.md/);
});

browse("a pasted post is read, and the same file again takes the place of the old one", {}, async ({ page, open }) => {
  await open("?about=yours");
  const field = page.getByLabel("Or paste a post");
  await field.fill(other);
  await page.getByRole("button", { name: "Read it" }).click();
  await said(page, "“pasted-1.md” was read.");
  assert.equal(await field.inputValue(), "");
  assert.match(await entries(page).innerText(), /A day at RustConf 2019/);
  await drop(page, ["pasted-1.md", report]);
  await entries(page).getByText("Five days at PyCon").waitFor();
  assert.equal(await entries(page).count(), 1);
});

browse("a corrected conference holds", {}, async ({ page, open }) => {
  await open("?about=yours");
  await drop(page, ["pycon.md", report]);
  await said(page, "was read");
  const entry = entries(page);
  await entry.getByText("Correct", { exact: true }).click();
  const conference = entry.getByLabel("Conference");
  assert.equal(await conference.inputValue(), "PyCon US 2019");
  await conference.fill("Nothing of that name");
  await entry.getByRole("button", { name: "Keep the correction" }).click();
  await said(page, "No conference is called “Nothing of that name”.");
  await conference.fill("Data Days 2018");
  await entry.getByRole("button", { name: "Keep the correction" }).click();
  await said(page, "The correction holds.");
  assert.match(await entry.innerText(), /Five days at PyCon[^]*Data Days 2018/, "one that no table has needs its year");
  await entry.getByText("Correct", { exact: true }).click();
  await conference.fill("RustConf 2019");
  await entry.getByLabel("Title").fill("A \"week\" in Portland");
  await entry.getByRole("button", { name: "Keep the correction" }).click();
  await said(page, "The correction holds.");
  assert.match(await entry.innerText(), /A "week" in Portland[^]*Ann Lee[^]*RustConf 2019/);
  await page.waitForFunction(() => document.activeElement.id === "own:pycon.md");
  await page.reload();
  await started(page);
  assert.match(await entry.innerText(), /A "week" in Portland[^]*Ann Lee[^]*RustConf 2019/);
  await entry.getByText("Correct", { exact: true }).click();
  await entry.getByRole("button", { name: "Undo all corrections" }).click();
  await entry.getByRole("link", { name: "Five days at PyCon" }).waitFor();
});

browse("removing can be undone", {}, async ({ page, open }) => {
  await open("?about=yours");
  await drop(page, ["pycon.md", report], ["rust.md", other]);
  await said(page, "2 posts were read.");
  await page.getByRole("button", { name: "Remove: “Five days at PyCon”" }).click();
  await said(page, "“pycon.md” was removed.");
  assert.equal(await entries(page).count(), 1);
  const undo = page.getByRole("button", { name: "Undo" });
  assert.ok(await undo.evaluate((button) => button === document.activeElement), "the keyboard is on the way back");
  await undo.press("Enter");
  await said(page, "1 post is back again.");
  assert.equal(await entries(page).count(), 2);
  await page.getByRole("button", { name: "Remove all" }).click();
  await said(page, "2 posts were removed.");
  assert.equal(await entries(page).count(), 0);
  await page.reload();
  await started(page);
  assert.equal(await entries(page).count(), 0);
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), []);
});

browse("a removed post leaves the result that is in sight", {}, async ({ page, open }) => {
  await open("?about=yours");
  await drop(page, ["pycon.md", report], ["rust.md", other]);
  await said(page, "2 posts were read.");
  await page.getByRole("button", { name: "Remove: “Five days at PyCon”" }).click();
  await said(page, "was removed");
  await page.getByRole("link", { name: "Reports" }).click();
  await results(page).getByRole("link", { name: "A day at RustConf 2019" }).waitFor();
  assert.equal(await results(page).getByText("Five days at PyCon").count(), 0);
  await page.getByRole("button", { name: "Undo" }).click();
  await results(page).getByRole("link", { name: "Five days at PyCon" }).waitFor();
});

browse("a picture is refused and named", {}, async ({ page, open }) => {
  await open();
  await drop(page, ["cat.png", "no text"], ["large.md", "x".repeat(2_000_001)], ["noise.md", "\u0000\u0001\u0002".repeat(200)], ["pycon.md", report]);
  await said(page, "“pycon.md” was read. 3 files were left out.");
  await page.getByRole("link", { name: "See your posts" }).click();
  const left = page.getByRole("region", { name: "Left out" });
  assert.match(await left.innerText(), /cat\.png[^]*names of posts end in[^]*large\.md[^]*at most 2 MB[^]*noise\.md[^]*no posts/);
  assert.equal(await entries(page).count(), 1, "nothing else is lost");
});

browse("what a browser cannot keep is there until the page is closed, and that is said", {}, async ({ page, open }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await open("?about=yours");
  await drop(page, ["pycon.md", report]);
  await page.getByText("This browser keeps no more").waitFor();
  assert.match(await entries(page).innerText(), /Until the page is closed/);
});

browse("without the whole tables a post is read with those of the page, and that is said", {}, async ({ page, open, messages }) => {
  await page.route("**/facts-*.txt", (route) => route.abort());
  await open("?about=yours");
  await drop(page, ["pycon.md", report]);
  await said(page, "was read");
  await page.getByText("could not be fetched").waitFor();
  assert.match(await entries(page).innerText(), /Five days at PyCon/);
  messages.splice(0); // the browser tells of the request
});

browse("a post of one's own is saved as it came, and all with what a publisher needs", {}, async ({ page, open }) => {
  await open("?about=yours");
  await drop(page, ["pycon.md", report]);
  await said(page, "was read");
  const saved = async (name) => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
    return [download.suggestedFilename(), await download.path()];
  };
  const [name, file] = await saved(/Save the file/);
  assert.deepEqual([name, await readFile(file, "utf8")], ["pycon.md", report]);
  await entries(page).getByText("Correct", { exact: true }).click();
  await entries(page).getByLabel("Conference").fill("RustConf 2019");
  await entries(page).getByRole("button", { name: "Keep the correction" }).click();
  await said(page, "The correction holds.");
  const [all, archive] = await saved("Save all as a ZIP archive");
  assert.equal(all, "hallway-posts.zip");
  const content = (await readFile(archive)).toString("utf8");
  assert.ok(content.startsWith("PK") && content.includes(report));
  assert.match(content, /hallway\.toml\[posts\."pycon\.md"\]\neditions = \["rustconf-2019"\]\n/);
});

browse("what is pasted stays in its field where it cannot be read", {}, async ({ page, open }) => {
  await open("?about=yours");
  const field = page.getByLabel("Or paste a post");
  await page.getByRole("button", { name: "Read it" }).click();
  assert.ok(await field.evaluate((field) => field === document.activeElement && !field.checkValidity()), "there is nothing to read yet");
  await field.fill("long ".repeat(400_001));
  await page.getByRole("button", { name: "Read it" }).click();
  await said(page, "“pasted-1.md” was left out.");
  assert.ok((await field.inputValue()).length > 2_000_000);
});

browse("a post that means harm is text like any other", {}, async ({ page, open }) => {
  await open("?about=yours");
  const harm = `---\ntitle: "<img src=x onerror=alert(1)>"\n---\n<script>document.title = "harm"</script>\n${"> ".repeat(5000)}[a](javascript:alert(1))\n`;
  await drop(page, ["<b>x</b>.md", harm], ["empty.md", ""]);
  await said(page, "2 posts were read.");
  assert.equal(await page.locator(".own-list :is(img, b, script)").count(), 0);
});

for (const colorScheme of ["light", "dark"]) {
  browse(`the reader's posts shut nobody out, ${colorScheme}`, { width: 360, context: { colorScheme } }, async ({ page, open }) => {
    await open("?about=yours");
    await drop(page, ["pycon.md", report], ["rust.md", "Nothing is told here."], ["cat.png", ""]);
    await said(page, "2 posts were read.");
    await entries(page).first().getByText("Correct", { exact: true }).click();
    await accessible(page);
    await fitsItsWidth(page);
    await page.getByRole("button", { name: "Remove: “Five days at PyCon”" }).click();
    await said(page, "was removed");
    await accessible(page);
  });
}
