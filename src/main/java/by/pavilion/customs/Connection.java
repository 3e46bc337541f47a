package by.pavilion.customs;

import by.pavilion.customs.ceb.Firm;
import by.pavilion.customs.ceb.Sender;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that must be configured before anything can be declared, which takes one mode at least.
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
        CustomsConfig config) {

    /** Empty while a part is missing. */
    static Optional<Connection> of(CustomsConfig config) {
        if (config.dxpId().isEmpty()
                || config.window().isEmpty()
                || config.firms().isEmpty()
                || served(config).isEmpty()) {
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
                config));
    }

    /** What has to be configured before anything can be declared, by the names of its settings. */
    static List<String> missing(CustomsConfig config) {
        List<String> missing = new ArrayList<>();
        if (config.dxpId().isEmpty()) {
            missing.add("dxp-id");
        }
        if (config.window().isEmpty()) {
            missing.add("window");
        }
        if (config.firms().isEmpty()) {
            missing.add("firms");
        }
        if (served(config).isEmpty()) {
            missing.add("direct, bonded or bonded-a");
        }
        return missing;
    }

    /** The modes whose district is configured, whatever else is missing. */
    static Set<CustomsMode> served(CustomsConfig config) {
        Set<CustomsMode> served = EnumSet.noneOf(CustomsMode.class);
        for (CustomsMode mode : CustomsMode.values()) {
            if (mode.isBonded()
                    ? Zones.of(config, mode).isPresent()
                    : config.direct().isPresent()) {
                served.add(mode);
            }
        }
        return served;
    }

    /** The modes of which nothing can be declared. */
    Set<CustomsMode> unserved() {
        return EnumSet.complementOf(EnumSet.copyOf(served(config)));
    }

    boolean serves(CustomsMode mode) {
        return served(config).contains(mode);
    }

    /** Only where direct purchase is served. */
    CustomsConfig.Direct direct() {
        return config.direct().orElseThrow(() -> new IllegalStateException("direct purchase is not connected"));
    }

    /** Only of a bonded mode that is served. */
    CustomsConfig.Bonded zone(CustomsMode mode) {
        return Zones.of(config, mode)
                .orElseThrow(() -> new IllegalStateException("no zone is connected for " + mode.code()));
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
