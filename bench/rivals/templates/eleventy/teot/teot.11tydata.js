export default {
  layout: "deed.njk",
  tags: "deed",
  permalink: (data) => `/teot/${data.page.fileSlug}/index.html`,
};
