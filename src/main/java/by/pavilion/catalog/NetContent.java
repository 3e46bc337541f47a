package by.pavilion.catalog;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How much is in one sold unit, all inner packs together: 12 bottles of one litre are 12,000 millilitres. */
public record NetContent(BigDecimal quantity, ContentUnit unit) {
    private static final Pattern FORM = Pattern.compile("(?:(\\d{1,5})\\s*[×x*]\\s*)?(\\d{1,7}(?:\\.\\d{1,3})?)\\s*"
            + "(g|kg|ml|l|pc|pcs|piece|pieces|capsules|set|sets|m)(?:\\s*\\((\\d{1,5}) pieces\\))?");

    public NetContent {
        if (quantity.signum() <= 0) {
            throw new IllegalArgumentException("a net content is more than nothing: " + quantity);
        }
        quantity = CustomsData.plain(quantity);
    }

    /**
     * How many separate packs or pieces a content is: {@code 50 ml} is one, {@code 4 × 100 g} are four, {@code 6 pcs} six.
     * Empty when the text is of no such form.
     */
    public static Optional<BigDecimal> pieces(String text) {
        Matcher found = FORM.matcher(text.strip());
        if (!found.matches()) {
            return Optional.empty();
        }
        return parse(text)
                .map(content -> content.unit() == ContentUnit.PIECE
                        ? content.quantity()
                        : orOne(found.group(1)).multiply(orOne(found.group(4))));
    }

    private static BigDecimal orOne(@Nullable String number) {
        return number == null ? BigDecimal.ONE : new BigDecimal(number);
    }

    /**
     * Reads a content as it is printed on a pack: {@code 90 g}, {@code 12 × 1 l}, {@code 6 pcs}, {@code 1 set (4 pieces)}.
     * Empty when the text is of no such form.
     */
    public static Optional<NetContent> parse(String text) {
        Matcher found = FORM.matcher(text.strip());
        if (!found.matches()) {
            return Optional.empty();
        }
        BigDecimal packs = orOne(found.group(1));
        BigDecimal each = new BigDecimal(found.group(2));
        BigDecimal pieces = orOne(found.group(4));
        BigDecimal thousand = BigDecimal.valueOf(1000);
        BigDecimal quantity = packs.multiply(each).multiply(pieces);
        if (quantity.signum() == 0) {
            return Optional.empty();
        }
        return switch (found.group(3)) {
            case "g" -> Optional.of(new NetContent(quantity, ContentUnit.GRAM));
            case "kg" -> Optional.of(new NetContent(quantity.multiply(thousand), ContentUnit.GRAM));
            case "ml" -> Optional.of(new NetContent(quantity, ContentUnit.MILLILITRE));
            case "l" -> Optional.of(new NetContent(quantity.multiply(thousand), ContentUnit.MILLILITRE));
            case "m" -> Optional.of(new NetContent(quantity, ContentUnit.METRE));
            default -> Optional.of(new NetContent(quantity, ContentUnit.PIECE));
        };
    }
}
