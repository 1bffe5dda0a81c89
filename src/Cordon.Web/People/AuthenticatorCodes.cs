using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;

namespace Cordon.Web.People;

/// <summary>
/// The codes of authenticators (TOTP, RFC 6238), each good once: whoever reads one over a shoulder or catches it on the way comes in by it no more. The
/// framework's own takes a code again within its time.
/// </summary>
public sealed class AuthenticatorCodes(TimeProvider time) : AuthenticatorTokenProvider<Officer>
{
    /// <summary>Seconds that a code is shown.</summary>
    internal const int StepSeconds = 30;

    /// <summary>Steps by which a device's clock may be wrong, and the time to type: RFC 6238, 5.2.</summary>
    private const int StepsOff = 1;

    private const int Digits = 6;
    private const int CodesMax = 1_000_000;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int BitsPerLetter = 5;

    // Where the last step that was taken is kept, among what a person's ways in have to remember.
    private const string KeptBy = "cordon";
    private const string KeptAs = "code-taken";

    public override async Task<bool> ValidateAsync(string purpose, string token, UserManager<Officer> manager, Officer user)
    {
        ArgumentNullException.ThrowIfNull(token);
        ArgumentNullException.ThrowIfNull(manager);
        ArgumentNullException.ThrowIfNull(user);
        var key = KeyOf(await manager.GetAuthenticatorKeyAsync(user).ConfigureAwait(false) ?? "");
        var taken = await manager.GetAuthenticationTokenAsync(user, KeptBy, KeptAs).ConfigureAwait(false);
        var last = long.TryParse(taken, NumberStyles.None, CultureInfo.InvariantCulture, out var step) ? step : -1;
        if (key.Length == 0 || StepOf(key, token, last) is not { } used)
        {
            return false;
        }

        // Of two who come with the same code at once one is told that the person has changed in between: they are not let in.
        var kept = await manager.SetAuthenticationTokenAsync(user, KeptBy, KeptAs, used.ToString(CultureInfo.InvariantCulture)).ConfigureAwait(false);
        return kept.Succeeded;
    }

    /// <summary>What an authenticator with a key shows at a step.</summary>
    internal static string CodeAt(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // Authenticators have no other: RFC 6238 takes SHA-1 where nothing else was agreed.
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF)) & int.MaxValue;
        return (number % CodesMax).ToString("D" + Digits, CultureInfo.InvariantCulture);
    }

    /// <summary>The key's bytes out of its letters (RFC 4648, base 32); none where it has others.</summary>
    internal static byte[] KeyOf(string letters)
    {
        var bytes = new List<byte>(letters.Length * BitsPerLetter / 8);
        var (bits, count) = (0, 0);
        foreach (var letter in letters)
        {
            var value = Base32.IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal);
            if (value < 0)
            {
                return [];
            }

            (bits, count) = ((bits << BitsPerLetter) | value, count + BitsPerLetter);
            if (count >= 8)
            {
                count -= 8;
                bytes.Add((byte)(bits >> count));
                bits &= (1 << count) - 1;
            }
        }

        return [.. bytes];
    }

    /// <summary>The step that a code is of, later than the last that was taken; null for none.</summary>
    private long? StepOf(byte[] key, string code, long last)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds() / StepSeconds;
        for (var step = Math.Max(now - StepsOff, last + 1); step <= now + StepsOff; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(CodeAt(key, step)), Encoding.UTF8.GetBytes(code)))
            {
                return step;
            }
        }

        return null;
    }
}
