/**
 * A carrier in the style of Chinese ones and their aggregators: one address for all that is asked, forms with a text of JSON that is
 * signed by MD5, answers whose HTTP status says nothing, routes as lists of local times and states. It tells nothing by itself, so
 * it is asked more often than others. What its states mean are rows of {@code logistics_carrier_codes}.
 */
@NullMarked
package by.pavilion.logistics.formcarrier;

import org.jspecify.annotations.NullMarked;
