package by.pavilion.pricing;

import java.util.Set;

/** Which channels there are. Pricing does not know: whoever sells does. */
public interface SalesChannels {
    /** Their names as orders bear them: {@code storefront}, {@code douyin}. */
    Set<String> names();
}
