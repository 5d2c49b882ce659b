/** The documentation's site: pages in Markdown to pages that open anywhere, with a search that needs no network. */
@org.jspecify.annotations.NullMarked
package org.aullm.docs;
