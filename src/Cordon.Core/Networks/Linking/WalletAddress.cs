using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Cordon.Core.Networks.Linking;

/// <summary>
/// An address of a blockchain with its checksum proved: Bitcoin (Base58Check; Bech32 and Bech32m of BIP 173 and 350), Ethereum (EIP-55) and Tron. An
/// Ethereum address in one case has no checksum and is taken as it is; what has two cases must have the right ones.
/// </summary>
public static class WalletAddress
{
    private const string Base58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private const string Bech32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private const int PayloadBytes = 21;
    private const int ChecksumBytes = 4;
    private const byte TronVersion = 0x41;
    private const uint Bech32Sum = 1;
    private const uint Bech32mSum = 0x2bc830a3;

    private static readonly byte[] BitcoinVersions = [0x00, 0x05];
    private static readonly uint[] Generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

    /// <summary>Reads an address; the value begins with its chain, as in "btc:…".</summary>
    public static IdentifierReading Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var address = text.Trim();
        return address.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? ReadEthereum(address[2..])
            : address.StartsWith("bc1", StringComparison.OrdinalIgnoreCase) ? ReadBech32(address)
            : address.Length is >= 26 and <= 35 ? ReadBase58(address)
            : IdentifierReading.Refused("it is an address of no known chain");
    }

    private static IdentifierReading ReadEthereum(string hex)
    {
        if (hex.Length != 40 || !hex.All(char.IsAsciiHexDigit))
        {
            return IdentifierReading.Refused("an Ethereum address has 40 hexadecimal digits");
        }

        var small = hex.ToLowerInvariant();
        if (hex.Any(char.IsAsciiLetterLower) && hex.Any(char.IsAsciiLetterUpper))
        {
            var hash = Keccak256.Hash(Encoding.ASCII.GetBytes(small));
            for (var i = 0; i < hex.Length; i++)
            {
                var isCapital = ((hash[i / 2] >> (i % 2 == 0 ? 4 : 0)) & 0xF) >= 8;
                if (char.IsAsciiLetter(hex[i]) && char.IsAsciiLetterUpper(hex[i]) != isCapital)
                {
                    return IdentifierReading.Refused("its capitals are not those of its checksum (EIP-55)");
                }
            }
        }

        return small.All(c => c == '0') ? IdentifierReading.Refused("the zero address is nobody's")
            : IdentifierReading.Of(IdentifierKind.Wallet, "eth:0x" + small);
    }

    private static IdentifierReading ReadBase58(string address)
    {
        var number = BigInteger.Zero;
        foreach (var c in address)
        {
            var digit = Base58.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0)
            {
                return IdentifierReading.Refused("it has a character that no such address has");
            }

            number = (number * 58) + digit;
        }

        var bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        var zeros = address.TakeWhile(c => c == '1').Count();
        var whole = new byte[PayloadBytes + ChecksumBytes];
        if (bytes is [0])
        {
            bytes = [];
        }

        if (zeros + bytes.Length != whole.Length)
        {
            return IdentifierReading.Refused("it has not the length of an address");
        }

        bytes.CopyTo(whole, zeros);
        var sum = SHA256.HashData(SHA256.HashData(whole.AsSpan(0, PayloadBytes)));
        if (!sum.AsSpan(0, ChecksumBytes).SequenceEqual(whole.AsSpan(PayloadBytes)))
        {
            return IdentifierReading.Refused("its checksum is wrong");
        }

        return whole[0] == TronVersion ? IdentifierReading.Of(IdentifierKind.Wallet, "trx:" + address)
            : BitcoinVersions.Contains(whole[0]) ? IdentifierReading.Of(IdentifierKind.Wallet, "btc:" + address)
            : IdentifierReading.Refused("it is an address of no known chain");
    }

    private static IdentifierReading ReadBech32(string address)
    {
        var small = address.ToLowerInvariant();
        if (address.Any(char.IsAsciiLetterLower) && address.Any(char.IsAsciiLetterUpper))
        {
            return IdentifierReading.Refused("it has small letters and capitals");
        }

        var values = small[3..].Select(c => Bech32.IndexOf(c, StringComparison.Ordinal)).ToArray();
        if (values.Length is < 14 or > 87 || values.Contains(-1))
        {
            return IdentifierReading.Refused("it has not the length or the characters of an address");
        }

        // "bc" spread out, then the data: BIP 173.
        var sum = 1u;
        foreach (var value in (int[])[3, 3, 0, 2, 3, .. values])
        {
            var top = sum >> 25;
            sum = ((sum & 0x1ffffff) << 5) ^ (uint)value;
            for (var i = 0; i < Generators.Length; i++)
            {
                sum ^= ((top >> i) & 1) == 1 ? Generators[i] : 0;
            }
        }

        return sum == (values[0] == 0 ? Bech32Sum : Bech32mSum)
            ? IdentifierReading.Of(IdentifierKind.Wallet, "btc:" + small)
            : IdentifierReading.Refused("its checksum is wrong");
    }
}
