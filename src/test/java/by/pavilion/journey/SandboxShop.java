package by.pavilion.journey;

import by.pavilion.channel.ShopAccess;

/** A simulated marketplace with our shop: what its shoppers do there, what goes wrong, and what a person does about that. */
interface SandboxShop {
    ShopAccess access();

    /** Sells two pieces, paid, and gives the number of the order. */
    String sell(String sku);

    /** What the buyer has paid for the order, in fen. */
    int paid(String sale);

    /** The buyer does not want it any more; nothing happens where it is too late for that. */
    void cancel(String sale);

    boolean isCancelled(String sale);

    boolean isSent(String sale);

    /**
     * A buyer has a part of the money back, or wants it and has it back once the shop agrees.
     *
     * @return how much in fen
     */
    int refund(String sale);

    /** The shop agrees to what a buyer wants back, where it is asked. */
    void agree(String sale);

    /** All that can go wrong goes wrong now and then. */
    void goWrong();

    /** And nothing is told any more of what happens from now on. */
    void fallSilent();

    /** Whether it has nothing more to tell of a sale by itself, and lists it. */
    boolean hasToldAllOf(String sale);

    /** Nothing goes wrong any more. */
    void goWell();

    /** What goes on by itself in production, once a minute, and what a person does whom a stopped shop has called. */
    void keepGoing();

    /** The shop's owner does what only he can do, where that is what the shop waits for. */
    void putRight();
}
