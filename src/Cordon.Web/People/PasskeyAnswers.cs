using Microsoft.AspNetCore.Identity;

namespace Cordon.Web.People;

/// <summary>What a browser answers when it was asked for a passkey. Whatever it answers is a passkey or none, and never a fault of the program.</summary>
internal static class PasskeyAnswers
{
    /// <summary>Characters of an answer: a passkey with its maker's certificates has some thousands.</summary>
    private const int CharactersMax = 64 * 1024;

    /// <summary>Whose passkey it is; null where it is none that is known.</summary>
    public static async Task<(Officer Person, UserPasskeyInfo Passkey)?> AssertedAsync(this SignInManager<Officer> signIn, string? credential) =>
        await CheckedAsync(credential, signIn.PerformPasskeyAssertionAsync).ConfigureAwait(false) is { Succeeded: true } asserted
            ? (asserted.User, asserted.Passkey) : null;

    /// <summary>A new passkey and for whom it was asked; null where it cannot be taken.</summary>
    public static async Task<(string PersonId, UserPasskeyInfo Passkey)?> AttestedAsync(this SignInManager<Officer> signIn, string? credential) =>
        await CheckedAsync(credential, signIn.PerformPasskeyAttestationAsync).ConfigureAwait(false) is { Succeeded: true } attested
            ? (attested.UserEntity.Id, attested.Passkey) : null;

    private static async Task<T?> CheckedAsync<T>(string? credential, Func<string, Task<T>> check)
        where T : class
    {
        if (string.IsNullOrWhiteSpace(credential) || credential.Length > CharactersMax)
        {
            return null;
        }

        try
        {
            return await check(credential).ConfigureAwait(false);
        }
        catch (InvalidOperationException)
        {
            // So the framework says that nobody asked this browser for one, or too long ago: whoever waited before the question is no fault.
            return null;
        }
    }
}
