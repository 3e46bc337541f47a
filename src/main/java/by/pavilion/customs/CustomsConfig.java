package by.pavilion.customs;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How this installation is connected to customs. Without all of it orders wait and nothing is declared. */
@ConfigMapping(prefix = "pavilion.customs")
interface CustomsConfig {
    /** Our number on the exchange platform, at most 16 characters. */
    Optional<String> dxpId();

    Optional<Window> window();

    Optional<Firms> firms();

    /** The trading platforms as customs has registered them, by channel: {@code storefront}, {@code douyin}. */
    Map<String, Platform> platforms();

    /** The payment firms, by our name for them. */
    Map<String, PaymentFirm> paymentFirms();

    Optional<Direct> direct();

    Optional<Bonded> bonded();

    Signing signing();

    /** How often receipts are fetched. */
    @WithDefault("2s")
    Duration receiptsEvery();

    /** How long a firm may take for a whole answer. */
    @WithDefault("10s")
    Duration timeout();

    /** The pause after the first failed attempt; each further one doubles it. */
    @WithDefault("2s")
    Duration firstPause();

    /** The longest pause between attempts. */
    @WithDefault("5m")
    Duration longestPause();

    /** How often a document is sent again because customs asked for it, before a person has to look. */
    @WithDefault("8")
    int attempts();

    TimeOuts timeOuts();

    /** How long is waited for customs and for firms before something is done about it. */
    interface TimeOuts {
        /** After this the same document goes again when nothing has been heard of it. */
        @WithDefault("10m")
        Duration acceptance();

        /** After this the payment firm is asked again when customs has said nothing of the payment. */
        @WithDefault("30m")
        Duration payment();

        /** After this a person looks why order, payment and waybill are not registered. */
        @WithDefault("2h")
        Duration declaring();

        /** The same for a document that could not be sent. */
        @WithDefault("30m")
        Duration sending();

        /** The same for a list that is not registered. */
        @WithDefault("2h")
        Duration registration();

        /** The same for a list in one state of its review. */
        @WithDefault("24h")
        Duration release();

        /** The same for a cancellation that customs has not decided. */
        @WithDefault("24h")
        Duration cancellation();

        /** The same for a return that customs has not decided. */
        @WithDefault("72h")
        Duration goodsReturn();
    }

    /** The customs single window. */
    interface Window {
        /** Its address; a path means this installation. */
        String url();

        /** Its number on the exchange platform. */
        String receiverId();
    }

    /** Firms that stand in every declaration, with their codes at customs. */
    interface Firms {
        /** The seller, or its agent in China. */
        String sellerCode();

        String sellerName();

        /** Who declares. */
        String declarantCode();

        String declarantName();

        /** Who is connected to E-Port and sends the messages. */
        String senderCode();

        String senderName();

        /** Who guarantees the tax: platform, seller or carrier. */
        String guarantorCode();
    }

    interface Platform {
        String code();

        String name();
    }

    interface PaymentFirm {
        String code();

        String name();

        /** Where it takes requests to declare a payment; a path means this installation. Absent when it declares by itself. */
        Optional<String> url();

        /** The payment firm's name for the customs that it declares to. */
        @WithDefault("ZONGSHU")
        String customsPlace();
    }

    /** Parcels that come from abroad (9610). */
    interface Direct {
        /** District that accepts the list. */
        String customsCode();

        /** District of the border crossing. */
        String portCode();

        /** Customs' code of the country that parcels are dispatched from. */
        String dispatchCountry();
    }

    /** Parcels out of a bonded zone (1210). */
    interface Bonded {
        String customsCode();

        String portCode();

        /** Customs' code of the way out of the zone. */
        String trafficMode();

        /** Number of the bonded ledger. */
        String ledger();

        /** The firm that keeps the warehouse. */
        String warehouseCode();

        String warehouseName();
    }

    interface Signing {
        /** Signs with a key kept in the database, made at first use. Customs takes no such key: for the demo and for tests. */
        @WithDefault("false")
        boolean softKey();

        /** URI of the signature's algorithm. */
        @WithDefault("http://www.w3.org/2000/09/xmldsig#rsa-sha1")
        String signatureMethod();

        /** URI of the digest's algorithm. */
        @WithDefault("http://www.w3.org/2000/09/xmldsig#sha1")
        String digestMethod();
    }
}
