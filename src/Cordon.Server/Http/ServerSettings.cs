using System.Security.Cryptography;
using Cordon.Core.Names;
using Cordon.Engine.Casework;
using Cordon.Server.Live;
using Cordon.Web;

namespace Cordon.Server.Http;

/// <summary>How the server is set up.</summary>
internal sealed record ServerSettings
{
    /// <summary>Addresses to listen at, each <c>http://host:port</c>; port 0 takes a free one.</summary>
    public IReadOnlyList<string> Urls { get; init; } = ["http://127.0.0.1:8080"];

    /// <summary>To whom the live page is shown.</summary>
    public LivePageAccess LivePage { get; init; } = LivePageAccess.Loopback;

    /// <summary>Where two persons agree on rules; null where none are changed.</summary>
    public CaseDesk? Desk { get; init; }

    /// <summary>The officers' screens; null for none.</summary>
    public ConsoleSettings? Console { get; init; }

    /// <summary>The centre's clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>From what the secrets of webhooks are derived; null to have one for as long as the server runs.</summary>
    public byte[]? WebhookRoot { get; init; }

    /// <summary>What is kept of batches' answers that are not read.</summary>
    public UnreadAnswers Unread { get; init; } = new();

    /// <summary>The lists of names that can be asked; without any, every answer is that nothing is known.</summary>
    public IReadOnlyList<NameList> NameLists { get; init; } = [];

    /// <summary>Where keys take their randomness.</summary>
    public RandomNumberGenerator Random { get; init; } = RandomNumberGenerator.Create();
}
