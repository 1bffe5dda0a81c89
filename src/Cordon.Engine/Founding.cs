using Cordon.Core.Values;
using Cordon.Engine.Journal;
using Cordon.Engine.Records;

namespace Cordon.Engine;

/// <summary>
/// What shapes the state that a journal is played back to, so that it has to stay what it was when the journal was begun: a record of its own,
/// the journal's first.
/// </summary>
/// <param name="Reference">The currency in which amounts of all currencies are compared for size.</param>
/// <param name="ZoneOffsetMinutes">The centre's zone east of UTC.</param>
/// <param name="IsReplay">Whether its payments had happened before they were decided.</param>
/// <param name="FindsPatterns">Whether patterns in the stream are facts of its decisions.</param>
public sealed record Founding(Currency Reference, int ZoneOffsetMinutes, bool IsReplay, bool FindsPatterns)
{
    /// <summary>How a journal was begun; null for one that is new, or of a time before this was written down.</summary>
    /// <exception cref="JournalUnavailableException">The journal cannot be read.</exception>
    public static async ValueTask<Founding?> OfAsync(IJournal journal, int partition = 0, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(journal);
        return await journal.ReadOneAsync(partition, 0, cancellation).ConfigureAwait(false) is { } first ? Read(first.Payload.Span) : null;
    }

    internal static Founding Of(CentreOptions options) => new(options.Reference, options.ZoneOffsetMinutes, options.IsReplay, options.FindsPatterns);

    internal void Write(ColumnWriter to)
    {
        to.VarUInt(Reference.Number);
        to.Int32(ZoneOffsetMinutes);
        to.Byte(IsReplay ? (byte)1 : (byte)0);
        to.Byte(FindsPatterns ? (byte)1 : (byte)0);
    }

    /// <summary>In words, as the options are given.</summary>
    public override string ToString() =>
        $"--reference {Reference.Code} --zone {ZoneOffset.Text(ZoneOffsetMinutes)}{(FindsPatterns ? "" : " --no-patterns")}{(IsReplay ? ", as a replay" : "")}";

    private static Founding? Read(ReadOnlySpan<byte> payload)
    {
        var records = new RecordWalk(payload);
        _ = records.Next();
        var body = records.Body;
        return records.Kind == RecordKind.CentreFounded
            ? new Founding(Currency.FromNumber((ushort)body.VarUInt()), body.Int32(), body.Byte() != 0, !body.IsAtEnd && body.Byte() != 0)
            : null;
    }
}
