namespace Cordon.Exchange.Asking;

/// <summary>Whether an entry is in a log, as far as a proof shows and whoever asks believes: see <see cref="LogKeys.HasLogged"/>.</summary>
/// <param name="entry">The entry's bytes.</param>
/// <param name="proof">C2SP tlog-proof.</param>
public delegate bool EntryIsLogged(ReadOnlySpan<byte> entry, string proof);
