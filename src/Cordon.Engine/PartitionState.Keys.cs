using System.Text;
using Cordon.Core.Cases;
using Cordon.Core.Values;
using Cordon.Engine.Records;

namespace Cordon.Engine;

/// <summary>The keys by which banks sign in. A revoked one stays, so that the numbers of banks stay and its story can be told.</summary>
internal sealed partial class PartitionState
{
    /// <summary>Keys by hash, in the order of their issue; replaced as a whole, so that any thread may read it.</summary>
    public IReadOnlyDictionary<string, BankKey> Keys { get; private set; } = new Dictionary<string, BankKey>(StringComparer.Ordinal);

    /// <summary>Which of the centre's keys speak for one person; replaced as a whole too. A bank's keys issue none.</summary>
    public KeyLines KeyLines { get; private set; } = KeyLines.None;

    /// <summary>Writes who issued a key.</summary>
    public static void WriteOrigin(KeyOrigin origin, ColumnWriter to)
    {
        to.Byte((byte)origin.Kind);
        to.TextOrNull(origin.Who);
    }

    private void ApplyKey(ref ColumnReader body)
    {
        var bank = Encoding.UTF8.GetString(body.Text());
        var hash = Encoding.UTF8.GetString(body.Text());
        var name = Encoding.UTF8.GetString(body.Text());
        var number = Keys.Values.FirstOrDefault(k => k.Bank == bank)?.Number ?? (uint)Keys.Values.Select(k => k.Bank).Distinct().Count() + 1;

        // Early journals end without a word of who issued it.
        var origin = body.IsAtEnd ? KeyOrigin.Unrecorded : ReadOrigin(ref body);
        KeepKey(hash, new BankKey(number, bank, name, BankKey.IdOf(hash)) { Origin = origin });
    }

    private void ApplyRevocation(ref ColumnReader body)
    {
        var hash = Encoding.UTF8.GetString(body.Text());
        KeepKey(hash, Keys[hash] with { Revoked = ReadRevocation(ref body) });
    }

    private void KeepKey(string hash, BankKey key) => Keep(new Dictionary<string, BankKey>(Keys, StringComparer.Ordinal) { [hash] = key });

    private void Keep(Dictionary<string, BankKey> keys)
    {
        // The lines first: on another thread nobody signs in with a key whose line is not known yet.
        KeyLines = new KeyLines(keys.Values.Where(key => key.Bank == BankKey.Centre).Select(key => new IssuedKey(key.Id, key.By, key.Origin)));
        Keys = keys;
    }

    private void SaveKeys(ColumnWriter to)
    {
        to.VarUInt((ulong)Keys.Count);
        foreach (var (hash, key) in Keys)
        {
            to.Text(Encoding.UTF8.GetBytes(hash));
            to.VarUInt(key.Number);
            to.Text(Encoding.UTF8.GetBytes(key.Bank));
            to.Text(Encoding.UTF8.GetBytes(key.Name));
            WriteOrigin(key.Origin, to);
            to.Byte(key.Revoked is null ? (byte)0 : (byte)1);
            if (key.Revoked is { } revoked)
            {
                to.Int64(revoked.At.Milliseconds);
                to.Text(Encoding.UTF8.GetBytes(revoked.By));
                to.Text(Encoding.UTF8.GetBytes(revoked.Reason));
            }
        }
    }

    private void LoadKeys(ref ColumnReader from)
    {
        var keys = new Dictionary<string, BankKey>(StringComparer.Ordinal);
        for (var left = from.VarUInt(); left > 0; left--)
        {
            var hash = Encoding.UTF8.GetString(from.Text());
            var (number, bank, name) = ((uint)from.VarUInt(), Encoding.UTF8.GetString(from.Text()), Encoding.UTF8.GetString(from.Text()));
            var (origin, isRevoked) = (ReadOrigin(ref from), from.Byte() != 0);
            keys.Add(hash, new BankKey(number, bank, name, BankKey.IdOf(hash), isRevoked ? ReadRevocation(ref from) : null) { Origin = origin });
        }

        Keep(keys);
    }

    private static KeyOrigin ReadOrigin(ref ColumnReader from) => new((KeyOriginKind)from.Byte(), from.TextOrNull());

    private static KeyRevocation ReadRevocation(ref ColumnReader from) =>
        new(new Instant(from.Int64()), Encoding.UTF8.GetString(from.Text()), Encoding.UTF8.GetString(from.Text()));
}
