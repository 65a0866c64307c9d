// The rival Eleventy of bench/run.py: lists of 50 and an RSS feed for each term, from collections.
const PAGE_SIZE = 50;
const TAXONOMIES = ["palvelualueet", "teemat", "organisaatiot", "vuodet"];
const HEADING = /<h2 id="([^"]+)">(.*?)<\/h2>/g;

export default function (config) {
  const slug = config.getFilter("slugify");

  function terms(deeds) {
    const found = new Map();
    for (const taxonomy of TAXONOMIES) {
      for (const deed of deeds) {
        for (const name of deed.data[taxonomy]) {
          const address = `/${taxonomy}/${slug(name)}/`;
          if (!found.has(address)) found.set(address, { taxonomy, name, address, deeds: [] });
          found.get(address).deeds.push(deed);
        }
      }
    }
    return [...found.values()];
  }

  const newestFirst = (api) =>
    api.getFilteredByTag("deed").sort((one, other) => other.date - one.date);
  const groups = (api) => {
    const deeds = newestFirst(api);
    return [{ name: "Teot", address: "/teot/", deeds }, ...terms(deeds)];
  };

  config.addCollection("newest", (api) => newestFirst(api).slice(0, 12));
  config.addCollection("lists", (api) =>
    groups(api).flatMap((group) => {
      const pages = Math.ceil(group.deeds.length / PAGE_SIZE);
      const addresses = Array.from({ length: pages }, (_, number) =>
        number ? `${group.address}sivu/${number + 1}/` : group.address);
      return addresses.map((address, number) => ({
        ...group,
        address,
        feed: `${group.address}rss.xml`,
        amount: group.deeds.length,
        number: number + 1,
        addresses,
        deeds: group.deeds.slice(number * PAGE_SIZE, (number + 1) * PAGE_SIZE),
      }));
    }));
  config.addCollection("feeds", (api) => {
    const all = groups(api);
    return [{ ...all[0], name: "Tekojen tori", address: "/" }, ...all].map((group) => ({
      ...group, deeds: group.deeds.slice(0, PAGE_SIZE) }));
  });
  config.addCollection("taxonomies", (api) => {
    const all = terms(newestFirst(api));
    return TAXONOMIES.map((name) => ({
      name,
      terms: all.filter((term) => term.taxonomy === name)
        .sort((one, other) => (one.name < other.name ? -1 : 1)),
    }));
  });

  config.amendLibrary("md", (markdown) => {
    markdown.core.ruler.push("heading_ids", (state) => {
      state.tokens.forEach((token, place) => {
        if (token.type === "heading_open") {
          token.attrSet("id", slug(state.tokens[place + 1].content));
        }
      });
    });
  });
  config.addFilter("headings", (html) =>
    [...html.matchAll(HEADING)].map(([, id, words]) => ({ id, words })));
  config.addFilter("day", (date) =>
    `${date.getUTCDate()}.${date.getUTCMonth() + 1}.${date.getUTCFullYear()}`);
  config.addFilter("w3c", (date) => date.toISOString().slice(0, 10));
  config.addFilter("rfc822", (date) => date.toUTCString());
  config.addPassthroughCopy("assets");
  config.setQuietMode(true);
}

export const config = { markdownTemplateEngine: false, dir: { output: "public" } };
