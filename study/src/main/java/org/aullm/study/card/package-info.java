/** What a study's models are for, and what they are not for. */
package org.aullm.study.card;
