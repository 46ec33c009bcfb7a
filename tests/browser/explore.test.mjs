// Exploring: what a reader chooses narrows everything at once, and stays in the address.

import assert from "node:assert/strict";
import { browse, started } from "./harness.mjs";

const timeline = (page) => page.getByRole("region", { name: "Timeline of conferences" });
const filters = (page) => page.getByRole("region", { name: "Filters" });
const cloud = (page) => page.getByRole("region", { name: "Tag cloud" });
const results = (page) => page.getByRole("region", { name: "Results" });
const search = (page) => page.getByRole("search", { name: "Search" }).getByRole("combobox");
const titles = (page) => results(page).getByRole("heading", { level: 3 });

/** The numbers that the three lenses show beside their names. */
async function counts(page) {
  const lenses = await page.getByRole("navigation", { name: "Views" }).getByRole("link").allInnerTexts();
  return lenses.map((text) => Number(text.match(/\d+/)?.[0] ?? Number.NaN));
}

browse("all five posts are there, newest first, without any choice", {}, async ({ page, open }) => {
  await open();
  await titles(page).nth(4).waitFor();
  assert.equal(await titles(page).count(), 5);
  assert.match(await titles(page).first().innerText(), /KubeConEU 2024/);
});

browse("the first screen says what can be done, and leads to takeaways, talks and trends", {}, async ({ page, open }) => {
  const main = page.locator("main");
  for (const [name, route] of [[/^\d+ takeaways$/, /view=takeaways&sort=topic/], [/^\d+ talks$/, /view=talks/], ["what is rising", /about=trends/]]) {
    await open();
    await main.getByText("Search, or choose a conference").waitFor();
    await main.getByRole("link", { name }).click();
    await page.waitForURL(route);
  }
  await open("?year=2022");
  assert.equal(await main.getByText("Search, or choose a conference").count(), 0, "who has chosen knows");
});

browse("a post is introduced by what its author took away, which leads to its place", {}, async ({ page, open }) => {
  await open();
  const first = results(page).getByRole("article").first();
  await first.getByRole("link", { name: /^Huge Growth/ }).click();
  await page.waitForURL(/post=my-adventure.*#/);
  await page.locator("[data-target]").getByText("huge community").first().waitFor();
});

browse("the timeline shows the conferences with reports, and faintly those without", {}, async ({ page, open }) => {
  await open();
  const marks = timeline(page).getByRole("link");
  await timeline(page).getByRole("link", { name: /Valencia/ }).waitFor();
  const names = await marks.evaluateAll((links) => links.map((link) => link.getAttribute("aria-label")));
  for (const [place, reports] of [["2018, Seattle", "1 report"], ["2022, Valencia", "2 reports"], ["2023, Amsterdam", "1 report"], ["2024, Paris", "1 report"]]) {
    assert.ok(names.some((name) => name.includes(place) && name.includes(reports)), `${place}: ${names.join("; ")}`);
  }
  assert.ok((await timeline(page).getByRole("listitem").count()) > 10, "known editions without a report stand between them");
});

browse("choosing a conference on the timeline narrows posts, takeaways, talks, filters and cloud at once", {}, async ({ page, open }) => {
  await open();
  await titles(page).nth(4).waitFor();
  const before = await counts(page);
  const words = await cloud(page).getByRole("link").allInnerTexts();
  await timeline(page).getByRole("link", { name: /Valencia/ }).click();
  await page.waitForURL(/edition=kubecon-eu-2022/);
  await assert.doesNotReject(titles(page).nth(2).waitFor({ state: "detached" }));
  const after = await counts(page);
  assert.deepEqual(after.map((count, lens) => count < before[lens] && count > 0), [true, true, true], `${before} became ${after}`);
  assert.equal(after[0], 2);
  assert.notDeepEqual(await cloud(page).getByRole("link").allInnerTexts(), words);
});

browse("a choice comes off where it was made, and all of them with one click", {}, async ({ page, open }) => {
  await open("?edition=kubecon-eu-2022&q=GitOps");
  assert.equal((await counts(page))[0], 1);
  await page.getByRole("link", { name: "Clear all" }).first().click();
  await titles(page).nth(4).waitFor();
  assert.equal(new URL(page.url()).search, "");
  await page.getByText("Going back brings them back.").waitFor();
  await page.goBack();
  await page.waitForURL(/edition=kubecon-eu-2022&q=GitOps/i);
});

browse("choosing a filter pushes, so that back undoes it", {}, async ({ page, open }) => {
  await open();
  await filters(page).getByRole("link", { name: /^2023/ }).click();
  await page.waitForURL(/year=2023/);
  assert.equal((await counts(page))[0], 1);
  await page.goBack();
  await titles(page).nth(4).waitFor();
  assert.equal((await counts(page))[0], 5);
});

browse("typing narrows at every stroke and leaves one step to go back", {}, async ({ page, open, address }) => {
  await open();
  await titles(page).nth(4).waitFor();
  await page.keyboard.press("/");
  await page.keyboard.type("carbon aware");
  await page.waitForURL(/q=carbon/);
  await titles(page).nth(1).waitFor({ state: "detached" });
  assert.match(await titles(page).first().innerText(), /many hats/);
  assert.ok((await results(page).locator("mark").count()) > 0, "what was found is marked");
  await page.keyboard.type(" ");
  await page.getByRole("listbox").waitFor({ state: "detached" });
  await page.keyboard.press("Escape");
  await titles(page).nth(4).waitFor();
  assert.equal(await search(page).inputValue(), "");
  await page.waitForURL((url) => url.href.replace(/\?$/, "") === address);
});

browse("a list is whole once who types pauses", {}, async ({ page, open }) => {
  await open("?view=talks");
  const talks = results(page).locator("tbody").getByRole("row");
  const before = await talks.count();
  await page.keyboard.press("/");
  await page.keyboard.type("co");
  await page.waitForURL(/q=co$/);
  await talks.nth(before - 1).waitFor({ state: "detached" });
  const found = (await counts(page))[2];
  assert.ok(found > 6 && found < before, `${found} of ${before} talks`);
  await talks.nth(found - 1).waitFor();
  assert.equal(await talks.count(), found);
});

browse("values that are folded away unfold and can be chosen", {}, async ({ page, open }) => {
  await open();
  const topics = filters(page).locator(".facet", { has: page.getByRole("heading", { name: "Topic" }) });
  assert.equal(await topics.getByRole("link").count(), 6);
  await topics.getByText(/\d+ more/).click();
  await topics.getByRole("link").nth(7).click();
  await page.waitForURL(/topic=/);
  assert.equal((await counts(page))[0], Number(await topics.locator("[aria-current] .facet-count").innerText().then((text) => text.match(/\d+/)[0])));
});

browse("choosing a topic shows what each report says on it", {}, async ({ page, open }) => {
  await open();
  const entries = results(page).locator(".entry");
  assert.equal(await entries.locator("mark").count(), 0);
  await filters(page).getByRole("link", { name: /^GitOps \d/ }).click();
  await page.waitForURL(/topic=gitops/);
  await entries.locator("mark").first().waitFor();
  assert.equal(await entries.count(), 3);
  for (const excerpt of await entries.locator(".entry-excerpt").all()) {
    assert.match(await excerpt.locator("mark").first().innerText(), /GitOps/);
  }
});

browse("a word of the cloud narrows, by a real link", {}, async ({ page, open }) => {
  await open();
  await cloud(page).getByRole("link", { name: /service mesh/ }).click();
  await page.waitForURL(/term=service\+mesh/);
  const [posts] = await counts(page);
  assert.ok(posts > 0 && posts < 5, `${posts} posts`);
});

browse("the words are to be had as a table, which is sorted by each of its columns and narrows too", {}, async ({ page, open }) => {
  await open();
  await cloud(page).getByRole("button", { name: "Table" }).click();
  const rows = () => cloud(page).getByRole("row").evaluateAll((rows) => rows.slice(1).map((row) => [...row.cells].map((cell) => cell.innerText)));
  const words = await rows();
  assert.equal(words.length, 60);
  assert.deepEqual(words[0].slice(0, 2), ["Kubernetes", "100"]);
  for (const [column, name] of ["Word", "Weight", "Reports", "Takeaways"].entries()) {
    const head = cloud(page).getByRole("columnheader", { name });
    await head.getByRole("button").press("Enter");
    assert.match(await head.getAttribute("aria-sort"), /^(as|des)cending$/);
    const cells = (await rows()).map((row) => (column > 0 ? Number(row[column]) : row[column].toLowerCase()));
    assert.deepEqual(cells, column > 0 ? cells.toSorted((a, b) => b - a) : cells.toSorted((a, b) => (a < b ? -1 : 1)));
  }
  const [word, , reports, takeaways] = (await rows())[3];
  await cloud(page).getByRole("link", { name: word, exact: true }).press("Enter");
  await page.waitForURL(/term=/);
  assert.deepEqual((await counts(page)).slice(0, 2), [reports, takeaways].map(Number));
  assert.equal(await cloud(page).getByRole("table").count(), 1, "it stays a table");
});

browse("a copied address and a reload show the same", {}, async ({ page, open }) => {
  await open("?view=takeaways&edition=kubecon-eu-2024&topic=platform-engineering");
  const shown = await results(page).innerText();
  assert.match(shown, /developer experience/);
  await page.reload();
  await started(page);
  await results(page).getByText("developer experience").first().waitFor();
  assert.equal(await results(page).innerText(), shown);
});

browse("a takeaway leads to its highlighted passage", {}, async ({ page, open }) => {
  await open("?view=takeaways&edition=kubecon-eu-2024");
  await results(page).getByRole("link", { name: /sign language/ }).click();
  await page.waitForURL(/post=my-adventure.*#/);
  const passage = page.locator(`#${new URL(page.url()).hash.slice(1)}`);
  await passage.waitFor();
  assert.match(await passage.innerText(), /no matter their background/);
  const box = await passage.boundingBox();
  assert.ok(box.y >= 0 && box.y < 900, `the passage is in sight, at ${box.y}`);
});

browse("talks name their speakers, their recording and the reports that name them", {}, async ({ page, open }) => {
  await open("?view=talks&q=Cilium+Networking");
  const talk = results(page).getByRole("row").filter({ hasText: "Keeping It Simple" });
  assert.match(await talk.innerText(), /Liz Rice/);
  assert.match(await talk.innerText(), /Isovalent/);
  const video = talk.locator('a[href="https://youtu.be/fJiuqRY5Oi4"]');
  assert.equal(await video.getAttribute("target"), "_blank");
  assert.match(await video.getAttribute("rel"), /noopener.*noreferrer|noreferrer.*noopener/);
});

browse("a name typed without its accents is found", {}, async ({ page, open }) => {
  await open("?view=talks&q=Korbacher");
  await results(page).getByText("Max Körbächer").first().waitFor();
});

browse("a misspelt word finds the nearest one, and the page says so", {}, async ({ page, open }) => {
  await open("?q=kuberentes+");
  await page.getByText(/No report has “kuberentes”: shown is “kubernetes”/).waitFor();
  assert.ok((await counts(page))[0] > 0);
});

browse("a word that no report has beside the others gives way, and the page says so", {}, async ({ page, open }) => {
  await open("?q=gitops+zzzzqqqq+");
  await page.getByText("No report has “zzzzqqqq” with all the rest.").waitFor();
  assert.ok((await counts(page))[0] > 0);
});

browse("where one conference is chosen a link leads to all about it", {}, async ({ page, open }) => {
  await open("?edition=kubecon-eu-2022");
  assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), "2 reports from KubeCon EU 2022");
  await page.getByRole("link", { name: "All about KubeCon EU 2022" }).click();
  await page.getByRole("heading", { level: 1, name: "KubeCon + CloudNativeCon Europe 2022" }).waitFor();
});

browse("where nothing is found the page says what to do", {}, async ({ page, open }) => {
  await open("?q=zzzzqqqq");
  assert.deepEqual(await counts(page), [0, 0, 0]);
  assert.ok((await results(page).getByRole("link").count()) > 0, "there is a way on");
});
