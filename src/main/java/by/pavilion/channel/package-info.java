/**
 * Shops at marketplaces: what a marketplace pushes to us, the orders that it has sold, the parcels that it has to be told of.
 * What all marketplaces have in common is here; how one of them speaks is in its own package, behind small interfaces, one for
 * each {@link by.pavilion.channel.Ability}: {@link by.pavilion.channel.Capability} lists them, and
 * {@link by.pavilion.channel.Channels} finds them.
 *
 * <p>Words: a <i>channel</i> is a marketplace ({@code douyin}); a <i>shop</i> is ours there, reached through an
 * <i>application</i> with a key and a secret; a <i>held</i> order is paid there and cannot be taken here yet, with a reason.
 *
 * <p>Invariants: a message is believed only when its bytes are signed, kept before it is answered, and kept once; a message only
 * says where to look, the order itself is fetched; one order per channel, shop and external number; a paid order is never
 * dropped; the buyer's data is decrypted last and never kept here; the number of a parcel is reported once; external numbers
 * are texts everywhere.
 *
 * <p>Start reading at {@link by.pavilion.channel.ReceiveMessages}, then {@code ImportOrder} and {@code ReportParcel}.
 */
@NullMarked
package by.pavilion.channel;

import org.jspecify.annotations.NullMarked;
