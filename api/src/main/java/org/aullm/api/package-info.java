/** Components and what flows between them. */
package org.aullm.api;
