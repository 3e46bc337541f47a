package by.pavilion.customs;

import by.pavilion.customs.ceb.SignatureForm;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How this installation is connected to customs. Each way in which goods come is connected by itself; orders of one that is not
 * wait, and all do without the rest.
 */
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

    /** What firms have deposited with customs to guarantee the tax, in yuan, by their codes. */
    Map<String, BigDecimal> guarantees();

    /**
     * By how much a tax that customs bills may differ from what was collected before that is a case, by kind, in all and for
     * each line, in yuan.
     */
    @WithDefault("0")
    BigDecimal taxTolerance();

    Optional<Direct> direct();

    Optional<Bonded> bonded();

    /** The zone of goods of 1239, which lies in another district than that of 1210 and has a ledger of its own. */
    Optional<Bonded> bondedA();

    /** Which of customs' tables of countries our messages speak: the old one of digits, or the one of three letters. */
    @WithDefault("NUMERIC")
    CountryTable countryTable();

    Signing signing();

    Originals originals();

    RealName realName();

    /** How often receipts are fetched. */
    @WithDefault("2s")
    Duration receiptsEvery();

    /** How often is looked whether other rules decide on listings than before. */
    @WithDefault("1m")
    Duration rulesEvery();

    /** How long a firm may take for a whole answer. */
    @WithDefault("10s")
    Duration timeout();

    /** The pause after the first failed attempt; each further one doubles it. */
    @WithDefault("2s")
    Duration firstPause();

    /** The longest pause between attempts. What the single window has missed goes sooner, once it takes messages again. */
    @WithDefault("5m")
    Duration longestPause();

    /** How often a document is sent again because customs asked for it, before a person has to look. */
    @WithDefault("8")
    int attempts();

    /** How many payments are asked for at a time, of all payment firms together. */
    @WithDefault("24")
    int paymentsTogether();

    /** How near, in percent, a price must be to the one at which a consumption tax sets in for its merchant to be told. */
    @WithDefault("10")
    int nearTaxPercent();

    TimeOuts timeOuts();

    Splitting splitting();

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

        /** The same for an orderer whose identity the real-name service has not verified. */
        @WithDefault("2h")
        Duration realName();

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

    /** The search for purchases that were split into several orders to stay under the limit of a transaction. */
    interface Splitting {
        /** Orders of one person that are this close to one another are looked at together. */
        @WithDefault("24h")
        Duration window();

        /** How often new orders are looked at. */
        @WithDefault("10s")
        Duration every();

        /** How old an order must be: its transaction and all that began before it have ended by then. */
        @WithDefault("30s")
        Duration settle();
    }

    /** The customs single window. */
    interface Window {
        /** Its address, a {@link DatedAddress}; a path means this installation. Not needed where folders are used. */
        Optional<String> url();

        /** Its number on the exchange platform. */
        String receiverId();

        /** Folders in place of HTTP, for districts that work with E-Port's own client or with FTP. */
        Optional<Directory> directory();
    }

    /**
     * Folders that somebody else empties and fills. All must be on one file system, because files are moved by renames.
     * Nothing here has a default: one would make the folders configured.
     */
    interface Directory {
        /** Where our envelopes are put. */
        Path out();

        /** Where receipts appear. */
        Path in();

        /** Where receipts go after they were taken. */
        Path done();

        /**
         * Names of our files: {sender} our number on the exchange platform, {type} the message's type, {number} its own
         * number, {time} the time in Beijing to the second, {serial} five digits. By default {sender}_{time}_{number}.xml.
         */
        Optional<String> fileName();

        /** How long a file must have lain untouched before it is read, 1s by default: some clients write in place. */
        Optional<Duration> settle();
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

        /**
         * Where it takes requests to declare a payment, a {@link DatedAddress}; a path means this installation. Absent when it
         * declares by itself.
         */
        Optional<String> url();

        /** The payment firm's name for the customs that it declares to. */
        @WithDefault("ZONGSHU")
        String customsPlace();

        /** Who can verify its payments at customs, where that is somebody else than of most payments and it does not tell. */
        Optional<String> verificationDepartment();
    }

    /** Parcels that come from abroad (9610). */
    interface Direct {
        /** District that accepts the list. */
        String customsCode();

        /** District of the border crossing. */
        String portCode();

        /** Customs' code of the country that parcels are dispatched from. */
        String dispatchCountry();

        /** Code of the supervised place where parcels arrive, for districts that have several. */
        Optional<String> placeCode();
    }

    /** Parcels out of a bonded zone (1210 or 1239). Nothing here has a default: one would make the zone configured. */
    interface Bonded {
        String customsCode();

        String portCode();

        /** Customs' code of the way out of the zone. */
        String trafficMode();

        /** Number of the bonded ledger. */
        String ledger();

        /** Where the numbers of its items come from; by default they are SKUs, but for those that were entered. */
        Optional<ItemNumbering> itemNumbers();

        /** The firm that keeps the warehouse. */
        String warehouseCode();

        String warehouseName();
    }

    /** Customs' check of payment originals (announcements 165 and 179 of 2018). */
    interface Originals {
        /** Where originals are sent, a {@link DatedAddress}; a path means this installation. */
        Optional<String> uploadUrl();

        /** Addresses and networks that may ask: {@code 203.0.113.0/24}. Without any nobody may. */
        Optional<List<String>> allowedAddresses();

        /** Who can verify a payment at customs: 1 UnionPay, 2 NetsUnion, 3 others. */
        @WithDefault("3")
        String verificationDepartment();

        /** How payments are made: 1 app, 2 computer, 3 scan, 4 otherwise. */
        @WithDefault("4")
        String payType();

        /** The seller's account; its customs code when absent. */
        Optional<String> receiverAccount();

        /** Where product pages stand; the SKU follows. A path means this installation. */
        @WithDefault("/api/v1/products")
        String productPath();

        /** How often an upload is tried before a person has to look. */
        @WithDefault("200")
        int attempts();

        /** After how long without success it is a case for a person, though it is still tried, and an error in the log. */
        @WithDefault("10m")
        Duration alarmAfter();

        /** How long is kept who called for originals, and what came of it. */
        @WithDefault("1100d")
        Duration keepCalls();
    }

    /** The service that verifies an orderer's identity where somebody else has paid. */
    interface RealName {
        /** Its address, a {@link DatedAddress}; a path means this installation. Without it such an order waits for a person. */
        Optional<String> url();

        /** How far the service's clock may be from ours. */
        @WithDefault("5m")
        Duration clockWindow();
    }

    interface Signing {
        /** Signs with a key kept in the database, made at first use. Customs takes no such key: for the demo and for tests. */
        @WithDefault("false")
        boolean softKey();

        /** The card, device or file that holds the key; it goes before the soft key. */
        Optional<Keys> keyStore();

        /** The algorithm by which the key signs; the soft key is made for it. What receivers call it is data, with its days. */
        @WithDefault("SM2_SM3")
        SignatureForm.SignatureAlgorithm signature();
    }

    /**
     * Where the key is: of a card for RSA, of a file for RSA or SM2. Its PIN is among the secrets. Nothing here has a default:
     * one would make it configured.
     */
    interface Keys {
        /** {@code PKCS11} for a card or device with such a library, {@code PKCS12} for a file. */
        String type();

        /** For {@code PKCS11} the configuration file of Java's SunPKCS11, which names library and slot; else the file. */
        Path location();

        /** Which of its keys. */
        String alias();

        /** The certificate's number as customs knows it; its serial number when absent. */
        Optional<String> certificateNumber();
    }
}
