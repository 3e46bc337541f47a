/**
 * Comparing what a marketplace lists with what we hold, for channel's eyes only: each hour the last hours, each night the last
 * weeks. A difference is mended at once where that can be, and is a case as long as it is there.
 */
@NullMarked
package by.pavilion.channel.reconciliation;

import org.jspecify.annotations.NullMarked;
