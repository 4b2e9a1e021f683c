import { cp } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startConnected, type Connected } from "./start-connected.ts";
import { hasWordpress } from "./start-wordpress.ts";

/** An unpacked WooCommerce, which no package source of the tests has. */
const WOOCOMMERCE = process.env.NETVEXA_WOO_DIR;

describe.skipIf(!hasWordpress || WOOCOMMERCE === undefined)("[B7] a real WooCommerce", () => {
  let connected: Connected;
  const run = (code: string) => connected.wordpress.run(code);
  beforeAll(async () => {
    connected = await startConnected();
    await cp(WOOCOMMERCE ?? "", path.join(connected.wordpress.folder, "wp-content/plugins/woocommerce"), {
      recursive: true,
    });
    expect(await run("return activate_plugin( 'woocommerce/woocommerce.php' );")).toBeNull();
    await run(
      "return update_option( 'netvexa_chat_settings', array( 'orders' => 1, 'post_types' => array( 'post', 'page', 'product' ) ) );",
    );
  });
  afterAll(() => connected?.stop());

  it("is told of compatibility with its order tables and block checkout", async () => {
    const found = await run(`
      return array_map( fn( $feature ) => in_array( 'netvexa-chat/netvexa-chat.php', \\Automattic\\WooCommerce\\Utilities\\FeaturesUtil::get_compatible_plugins_for_feature( $feature )['compatible'], true ), array( 'custom_order_tables', 'cart_checkout_blocks' ) );`);
    expect(found).toEqual([true, true]);
  });

  it("has its products read with price and stock, anew with every change", async () => {
    const id = await run(`
      $product = new WC_Product_Simple();
      $product->set_name( 'Harbour Lamp' );
      $product->set_regular_price( '49.00' );
      $product->set_manage_stock( true );
      $product->set_stock_quantity( 7 );
      return $product->save();`);
    const variant = `return Netvexa\\Chat\\Pushed_Item::of_post( ${String(id)} )['product']['variants'][0];`;
    expect(await run(variant)).toMatchObject({ price: { minor: 4_900 }, stock: 7, availability: "in_stock" });
    await run(`wc_update_product_stock( ${String(id)}, 3 ); return true;`);
    expect(await run(variant)).toMatchObject({ stock: 3 });
    expect(await run("return Netvexa\\Chat\\Queue::count();")).toBe(0);
  });

  it("has its orders read", async () => {
    const order = await run(`
      $order = wc_create_order();
      $order->set_billing_email( 'anna@mail.example' );
      $order->set_status( 'processing' );
      return Netvexa\\Chat\\Order_Reader::read( $order->save() );`);
    expect(order).toMatchObject({ email: "anna@mail.example", status: "processing" });
  });
});
