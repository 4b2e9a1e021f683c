<?php
/**
 * Amounts of money.
 *
 * @package Netvexa\Chat
 */

namespace Netvexa\Chat;

defined( 'ABSPATH' ) || exit;

/** Minor units, by ISO 4217. */
final class Money {
	private const EXPONENTS = array(
		'BIF' => 0,
		'CLP' => 0,
		'DJF' => 0,
		'GNF' => 0,
		'ISK' => 0,
		'JPY' => 0,
		'KMF' => 0,
		'KRW' => 0,
		'PYG' => 0,
		'RWF' => 0,
		'UGX' => 0,
		'VND' => 0,
		'VUV' => 0,
		'XAF' => 0,
		'XOF' => 0,
		'XPF' => 0,
		'BHD' => 3,
		'IQD' => 3,
		'JOD' => 3,
		'KWD' => 3,
		'LYD' => 3,
		'OMR' => 3,
		'TND' => 3,
	);

	/**
	 * 39.9 euros are 3990, 500 yen are 500.
	 *
	 * @param float  $amount   In the currency's main unit, not negative.
	 * @param string $currency ISO 4217 code.
	 */
	public static function minor( float $amount, string $currency ): int {
		return (int) round( max( 0.0, $amount ) * 10 ** ( self::EXPONENTS[ $currency ] ?? 2 ) );
	}

	/**
	 * 3990 cents as "39.90 EUR", with the site's own signs.
	 *
	 * @param int    $minor    In the currency's minor unit.
	 * @param string $currency ISO 4217 code.
	 */
	public static function format( int $minor, string $currency ): string {
		$digits = self::EXPONENTS[ $currency ] ?? 2;
		return number_format_i18n( $minor / 10 ** $digits, $digits ) . ' ' . $currency;
	}
}
