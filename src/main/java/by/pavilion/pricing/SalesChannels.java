package by.pavilion.pricing;

import java.util.Currency;
import java.util.Set;

/** Which channels there are. Pricing does not know: whoever sells does. */
public interface SalesChannels {
    /** Their names as orders bear them: {@code storefront}, {@code douyin}. */
    Set<String> names();

    /** In what is paid for what is bought there: yuan, where it is bought in China. */
    Currency currencyOf(String channel);
}
