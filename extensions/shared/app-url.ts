/** Where the app answers: `application_url` of shopify.app.toml, written here by `npm run build`. */
export const APP_URL = 'https://ricochet.example';
