package by.pavilion.customs;

import java.util.Optional;

/**
 * How this installation is connected to customs for one way in which goods come in.
 *
 * @param connected whether goods of it are declared here; orders of others wait
 * @param district that takes the lists; {@code port} is that of the border crossing
 * @param ledger of the bonded zone, and {@code itemNumbers} where the numbers of goods in it come from
 */
public record ModeConnection(
        CustomsMode mode,
        boolean connected,
        Optional<String> district,
        Optional<String> port,
        Optional<String> ledger,
        Optional<ItemNumbering> itemNumbers) {}
