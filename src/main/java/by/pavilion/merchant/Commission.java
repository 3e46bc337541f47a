package by.pavilion.merchant;

import by.pavilion.identity.MerchantId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What the pavilion keeps of a merchant's sales, from a day on until another agreement for the same goods begins.
 *
 * @param category code of the category that it is for, with what is below it; empty for everything without one of its own
 * @param rate a share of the goods' price without tax: 0.08 for eight per cent
 * @param validFrom the first day, in China, whose orders it is for
 */
public record Commission(
        CommissionId id,
        MerchantId merchant,
        Optional<String> category,
        BigDecimal rate,
        LocalDate validFrom,
        Instant agreedAt) {}
