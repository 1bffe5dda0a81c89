using Cordon.Web.People;
using Microsoft.AspNetCore.Identity;

namespace Cordon.Web.Tests.Support;

/// <summary>Hashes passwords as a console does, and counts how often: a hash is what a try to sign in takes its time for.</summary>
internal sealed class CountedHashes : IPasswordHasher<Officer>
{
    private readonly PasswordHasher<Officer> _hasher = new();
    private int _count;

    public int Count => _count;

    public string HashPassword(Officer user, string password)
    {
        Interlocked.Increment(ref _count);
        return _hasher.HashPassword(user, password);
    }

    public PasswordVerificationResult VerifyHashedPassword(Officer user, string hashedPassword, string providedPassword)
    {
        Interlocked.Increment(ref _count);
        return _hasher.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }
}
