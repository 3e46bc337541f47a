package by.pavilion.customs;

import by.pavilion.customs.ceb.Firm;
import by.pavilion.customs.ceb.Sender;
import java.util.Optional;

/**
 * Everything that must be configured before anything can be declared.
 *
 * @param sender who sends our messages
 * @param guarantorCode who guarantees the tax
 */
record Connection(
        CustomsConfig.Window window,
        Sender sender,
        Firm seller,
        Firm declarant,
        String guarantorCode,
        CustomsConfig.Direct direct,
        CustomsConfig.Bonded bonded,
        CustomsConfig config) {

    /** Empty while a part is missing. */
    static Optional<Connection> of(CustomsConfig config) {
        if (config.dxpId().isEmpty()
                || config.window().isEmpty()
                || config.firms().isEmpty()
                || config.direct().isEmpty()
                || config.bonded().isEmpty()) {
            return Optional.empty();
        }
        CustomsConfig.Firms firms = config.firms().get();
        return Optional.of(new Connection(
                config.window().get(),
                new Sender(
                        new Firm(firms.senderCode(), firms.senderName()),
                        config.dxpId().get()),
                new Firm(firms.sellerCode(), firms.sellerName()),
                new Firm(firms.declarantCode(), firms.declarantName()),
                firms.guarantorCode(),
                config.direct().get(),
                config.bonded().get(),
                config));
    }

    /** The platform where orders of the channel are bought. */
    Optional<Firm> platform(String channel) {
        return Optional.ofNullable(config.platforms().get(channel))
                .map(platform -> new Firm(platform.code(), platform.name()));
    }

    Optional<Firm> paymentFirm(String provider) {
        return Optional.ofNullable(config.paymentFirms().get(provider)).map(firm -> new Firm(firm.code(), firm.name()));
    }

    /** Through whom payments of the firm mostly go: those of which it tells nothing. */
    PaymentClearing clearing(String provider) {
        return new PaymentClearing(
                Optional.ofNullable(config.paymentFirms().get(provider))
                        .flatMap(CustomsConfig.PaymentFirm::verificationDepartment)
                        .orElseGet(() -> config.originals().verificationDepartment()),
                Optional.empty());
    }

    /** The table of countries that our messages speak. */
    CountryTable countryTable() {
        return config.countryTable();
    }

    String dxpId() {
        return sender.dxpId();
    }
}
