using System.Text.Json;
using Cordon.Exchange.Releases;

namespace Cordon.Exchange.Wire;

/// <summary>What a centre wants to say.</summary>
/// <param name="Kind">One of <see cref="Messages.MessageKind"/>.</param>
/// <param name="To">To whom.</param>
/// <param name="Thread">In which matter; null begins one.</param>
/// <param name="Body">What, by its kind.</param>
public sealed record MessageDraft(string Kind, string To, Guid? Thread, JsonElement Body)
{
    /// <summary>Its number, where it has one already: what was said under it is not said again. Null draws one.</summary>
    public Guid? Id { get; init; }

    /// <summary>By which decisions it leaves; null where nobody has to be asked. It is entered with the message, by the same sync.</summary>
    public ReleaseFile? File { get; init; }
}
