using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Playwright;

namespace Cordon.Web.Tests.Support;

/// <summary>A device's own authenticator, as Chromium plays it for one window: it keeps passkeys, and its person's finger is always on it.</summary>
internal sealed class Authenticator
{
    private readonly ICDPSession _session;
    private readonly string _id;

    private Authenticator(ICDPSession session, string id) => (_session, _id) = (session, id);

    /// <summary>Gives a window one.</summary>
    /// <param name="transport">How it is reached: internal for the device's own, usb for a security key.</param>
    public static async Task<Authenticator> AddToAsync(IPage page, string transport)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        var added = await session.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new
            {
                protocol = "ctap2",
                transport,
                hasResidentKey = true,
                hasUserVerification = true,
                isUserVerified = true,
                automaticPresenceSimulation = true,
            },
        });
        return new Authenticator(session, added!.Value.GetProperty("authenticatorId").GetString()!);
    }

    /// <summary>The passkeys that it keeps.</summary>
    public async Task<IReadOnlyList<JsonElement>> PasskeysAsync()
    {
        var kept = await _session.SendAsync("WebAuthn.getCredentials", new() { ["authenticatorId"] = _id });
        return [.. kept!.Value.GetProperty("credentials").EnumerateArray()];
    }

    /// <summary>Puts a passkey of this name and person in the place of all it has, with a key that is not theirs.</summary>
    public async Task ForgeAsync(string credentialId, string userHandle, long signCount)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await EmptyAsync();
        await _session.SendAsync("WebAuthn.addCredential", new()
        {
            ["authenticatorId"] = _id,
            ["credential"] = new
            {
                credentialId,
                userHandle,
                signCount,
                isResidentCredential = true,
                rpId = "localhost",
                privateKey = Convert.ToBase64String(key.ExportPkcs8PrivateKey()),
            },
        });
    }

    /// <summary>Takes all its passkeys away.</summary>
    public Task EmptyAsync() => _session.SendAsync("WebAuthn.clearCredentials", new() { ["authenticatorId"] = _id });
}
