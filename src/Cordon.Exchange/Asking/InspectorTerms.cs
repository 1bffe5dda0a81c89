namespace Cordon.Exchange.Asking;

/// <summary>What an inspector believes, and asks.</summary>
/// <param name="Keys">Whose signatures count for the asking centre's questions.</param>
/// <param name="HolderKeys">All keys of the holder: the inspector's is none of them.</param>
/// <param name="InAskersLog">Whether an entry is in the asker's log.</param>
/// <param name="InHoldersLog">Whether an entry is in the holder's log.</param>
/// <param name="IsCaseBefore">Whether a case of the asker was there at a moment, in seconds since 1970, as the inspector sees in the asker's own books.</param>
public sealed record InspectorTerms(
    AskingKeys Keys, IReadOnlyList<byte[]> HolderKeys, EntryIsLogged InAskersLog, EntryIsLogged InHoldersLog, Func<string, long, bool> IsCaseBefore);
