// Reading a post: all of it is there, nothing else is, and nothing is fetched unasked.

import assert from "node:assert/strict";
import { browse, started } from "./harness.mjs";

const slugs = [
  "kubecon-cloudnativecon-eu-2023-takeaways",
  "first-in-person-kubecon-eu-2022",
  "my-adventure-at-kubeconeu-2024",
  "kubecon-eu-2022",
  "cncf-ambassador-spill-kubecon-na-2018",
];

const leaks = ["{{<", "{% ", "%}", "üò", "√", "‚Äô", "&nbsp;", "&amp;", "<figure", "<p>", "wp-block", "+++", "layout: default", "draft = false", "hallway-insertion"];

browse("no template tag, broken letter, raw tag or front matter shows anywhere", {}, async ({ page, open }) => {
  for (const slug of slugs) {
    await open(`?post=${slug}`);
    const shown = await page.locator("body").innerText();
    assert.ok(shown.length > 3_000, `${slug} is shown`);
    assert.deepEqual(leaks.filter((leak) => shown.includes(leak)), [], slug);
  }
});

browse("letters and emoji that had been broken are whole", {}, async ({ page, open }) => {
  await open("?post=kubecon-cloudnativecon-eu-2023-takeaways");
  const shown = await page.locator("main").innerText();
  for (const text of ["Strålfors", "Max Körbächer", "community😺"]) assert.ok(shown.includes(text), text);
  await open("?post=my-adventure-at-kubeconeu-2024");
  assert.ok((await page.locator("main").innerText()).includes("🏳️‍🌈"));
});

browse("a post has one first heading, its takeaways beside it and a title of its own", {}, async ({ page, open }) => {
  await open("?post=my-adventure-at-kubeconeu-2024");
  assert.deepEqual(await page.getByRole("heading", { level: 1 }).allInnerTexts(), ["My Adventure at KubeConEU 2024"]);
  assert.match(await page.title(), /My Adventure at KubeConEU 2024/);
  const takeaways = page.getByRole("region", { name: "Takeaways" });
  await takeaways.getByRole("link", { name: /sign language/ }).click();
  const passage = page.locator(`#${new URL(page.url()).hash.slice(1)}`);
  assert.match(await passage.innerText(), /no matter their background/);
});

browse("the address of a passage opens at the passage", {}, async ({ page, open }) => {
  await open("?post=kubecon-eu-2022");
  const region = page.getByRole("region", { name: "Takeaways" });
  const href = await region.getByRole("link", { name: /big red button/ }).getAttribute("href");
  await open(href);
  await page.reload();
  await started(page);
  const passage = page.locator(`#${href.split("#")[1]}`);
  await passage.waitFor();
  await assert.doesNotReject(page.waitForFunction((id) => {
    const { top } = document.getElementById(id).getBoundingClientRect();
    return top >= 0 && top < innerHeight;
  }, href.split("#")[1]));
});

browse("back leaves a post for the selection it was found in", {}, async ({ page, open }) => {
  await open("?q=carbon+aware");
  await page.getByRole("region", { name: "Results" }).getByRole("link", { name: /many hats/ }).first().click();
  await page.waitForURL(/post=kubecon/);
  await page.goBack();
  await page.getByRole("region", { name: "Results" }).getByRole("heading", { level: 3 }).first().waitFor();
  assert.equal(new URL(page.url()).search, "?q=carbon+aware");
});

browse("pictures of other hosts wait for a word of the reader, and a broken one leaves its description", {}, async ({ page, open, messages, requests }) => {
  await page.route("https://blog-imgs-23.s3.amazonaws.com/**", (route) => route.abort());
  await open("?post=my-adventure-at-kubeconeu-2024");
  const elsewhere = () => requests.filter((url) => url.includes("amazonaws"));
  assert.deepEqual(elsewhere(), [], "nothing is fetched unasked");
  await page.getByText("Badzilla at Rejekts").waitFor();
  await page.getByRole("button", { name: "Show pictures" }).click();
  await page.waitForFunction(() => !document.querySelector('img[alt="Badzilla at Rejekts"]'));
  assert.ok(elsewhere().length > 0, "now they are asked for");
  await page.getByText("Badzilla at Rejekts").waitFor();
  // The browser itself reports the pictures that this test withheld.
  messages.splice(0);
  requests.splice(0);
});

browse("on paper nothing of a post stays folded, and what a list leaves out is counted", {}, async ({ page, open }) => {
  await open("?post=kubecon-cloudnativecon-eu-2023-takeaways");
  const last = page.getByRole("region", { name: "Takeaways" }).locator("li").last();
  assert.equal(await last.isVisible(), false);
  await page.emulateMedia({ media: "print" });
  assert.ok((await last.boundingBox()).height > 10);
  await page.emulateMedia({ media: "screen" });
  // The list of reports is short: what stands for a long one is on the page of components.
  await open("?about=style");
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".sample .more").first().evaluate((more) => getComputedStyle(more, "::after").content), '"3 more"');
});

browse("a post that is not there is said so, with a way back", {}, async ({ page, open }) => {
  await open("?post=nothing-of-that-name");
  await page.getByRole("heading", { level: 1, name: /no such post/i }).waitFor();
  await page.getByRole("link", { name: "See all reports" }).click();
  await page.getByRole("region", { name: "Results" }).waitFor();
});

browse("the theme that a reader chose is there on the next visit", {}, async ({ page, open }) => {
  await open();
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await paper();
  await page.getByRole("button", { name: "Dark" }).click();
  await page.waitForFunction((before) => getComputedStyle(document.documentElement).backgroundColor !== before, light);
  const dark = await paper();
  await page.reload();
  await started(page);
  assert.equal(await paper(), dark);
});
