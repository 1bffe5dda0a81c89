namespace Cordon.Core.Exchange.Release;

/// <summary>What a recipient is to who holds something and to who made it.</summary>
public enum RecipientRelation
{
    /// <summary>Not said: nothing is decided about it.</summary>
    None = 0,

    /// <summary>It came from them, and no part of it from anybody else.</summary>
    Originator = 1,

    /// <summary>Another desk of the same organisation.</summary>
    OwnDesk = 2,

    /// <summary>A bank that is connected to the centre.</summary>
    Client = 3,

    /// <summary>Another centre, by an agreement.</summary>
    Peer = 4,

    /// <summary>Anybody else, and the public.</summary>
    Outside = 5,
}
